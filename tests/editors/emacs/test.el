;;; test.el --- ibid in Emacs, from end to end  -*- lexical-binding: t -*-

;;; Commentary:

;; emacs -Q --batch -l test.el -f ert-run-tests-batch-and-exit, with `ibid' in $PATH.  Each test has a copy of
;; tests/example and a server of its own, and works through the commands that a user calls.

;;; Code:

(require 'ert)
(require 'json)

(defconst ibid-test--folder (file-name-directory (or load-file-name buffer-file-name)))
(defconst ibid-test--repository (expand-file-name "../../../" ibid-test--folder))
(defconst ibid-test--client (expand-file-name "editors/emacs/ibid.el" ibid-test--repository))

;; Debian's packages, which -Q leaves out; then ibid as a user has it who has no package manager.
(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*"))
  (add-to-list 'load-path folder))
(add-to-list 'load-path (file-name-directory ibid-test--client))
(require 'eglot)
(require 'ibid)
(require 'imenu)

(setq make-backup-files nil
      create-lockfiles nil
      eglot-sync-connect t
      eglot-autoreconnect nil
      eglot-confirm-server-initiated-edits nil)

(defun ibid-test--facts (path &rest keys)
  "What tests/editors/PATH holds at KEYS."
  (let ((json-object-type 'plist))
    (seq-reduce #'plist-get keys (json-read-file (expand-file-name path (expand-file-name ".." ibid-test--folder))))))

(defun ibid-test--fact (&rest keys)
  "What example.json holds at KEYS."
  (apply #'ibid-test--facts "example.json" keys))

(defmacro ibid-test--wait-for (what &rest condition)
  "Wait until CONDITION holds, and give its value; after 20 seconds, fail for want of WHAT."
  (declare (indent 1))
  `(let ((deadline (time-add nil 20)) value)
     (while (not (setq value (progn ,@condition)))
       (when (time-less-p deadline nil) (ert-fail (format "waited in vain for %s" ,what)))
       (accept-process-output nil 0.02))
     value))

(defun ibid-test--buffers-in (folder)
  "The buffers that visit files in FOLDER."
  (seq-filter (lambda (buffer) (string-prefix-p folder (or (buffer-file-name buffer) ""))) (buffer-list)))

(defun ibid-test--leave (folder server)
  "End SERVER, and forget FOLDER and what is open of it."
  (dolist (buffer (ibid-test--buffers-in folder))
    (with-current-buffer buffer (set-buffer-modified-p nil)))
  (when server
    ;; Eglot wants one of its buffers to be the current one.
    (with-current-buffer (car (eglot--managed-buffers server)) (eglot-shutdown server)))
  (mapc #'kill-buffer (ibid-test--buffers-in folder))
  (delete-directory folder t))

(defmacro ibid-test--in-example (document &rest body)
  "Visit DOCUMENT in a copy of the example, start the server as a user does, and do BODY."
  (declare (indent 1))
  `(let* ((folder (file-name-as-directory (make-temp-file "ibid" t))) server)
     (unwind-protect
         (progn
           (copy-directory (expand-file-name "tests/example/" ibid-test--repository) folder nil nil t)
           (find-file (expand-file-name ,document folder))
           (call-interactively #'eglot)
           (setq server (eglot-current-server))
           ,@body)
       (ibid-test--leave folder server))))

(defun ibid-test--go-to (words)
  "Put point on the first letter of WORDS."
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun ibid-test--finding (code)
  "The finding with CODE at point, or nil."
  (seq-find (lambda (finding) (string-search (format "[%s]" code) (flymake-diagnostic-text finding)))
            (flymake-diagnostics (point))))

(defun ibid-test--await-finding (code words)
  "Put point on WORDS, and wait for a finding with CODE there."
  (ibid-test--go-to words)
  (ibid-test--wait-for code (ibid-test--finding code)))

(defun ibid-test--await-no-finding (code words)
  "Put point on WORDS, and wait until no finding with CODE is there."
  (ibid-test--go-to words)
  (ibid-test--wait-for (format "%s to go" code) (not (ibid-test--finding code))))

(defun ibid-test--call (command &rest answers)
  "Call COMMAND by its name, and type ANSWERS to what it asks."
  (execute-kbd-macro
   (apply #'vconcat (kbd "M-x") (symbol-name command) (kbd "RET")
          (mapcan (lambda (answer) (list answer (kbd "RET"))) answers))))

(defun ibid-test--card (words)
  "The card of WORDS, as Eldoc is given it."
  (ibid-test--go-to words)
  (let (card)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq card text)))
    (ibid-test--wait-for "the card" card)))

(defun ibid-test--should-hold (text &rest parts)
  "Assert that TEXT holds all PARTS."
  (dolist (part parts)
    (should (string-search part text))))

(defun ibid-test--line ()
  "The line that point is on."
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun ibid-test--row (words)
  "Put point on the row of a list with WORDS, and give the row."
  (ibid-test--go-to words)
  (ibid-test--line))

;;; The client itself

(ert-deftest ibid-test-compiles ()
  "The compiler has nothing to say."
  (let* ((compiled (make-temp-file "ibid" nil ".elc"))
         (byte-compile-error-on-warn t)
         (byte-compile-dest-file-function (lambda (_) compiled)))
    (should (byte-compile-file ibid-test--client))
    (delete-file compiled)))

(ert-deftest ibid-test-documentation ()
  "Checkdoc has nothing to say."
  (require 'checkdoc)
  (with-current-buffer (find-file-noselect ibid-test--client)
    (let ((checkdoc-create-error-function (lambda (text &rest _) (ert-fail text))))
      (checkdoc-current-buffer t))))

;;; What Eglot shows

(ert-deftest ibid-test-finding ()
  "The unsourced quotation is underlined; a typed citation lifts the warning, and undoing it brings it back."
  (ibid-test--in-example (ibid-test--fact :document)
    (let ((code (ibid-test--fact :unsourced :code)) (words (ibid-test--fact :unsourced :words)))
      (should (eq 'eglot-warning (flymake-diagnostic-type (ibid-test--await-finding code words))))
      (buffer-enable-undo)
      (search-forward words)
      (undo-boundary)
      (execute-kbd-macro (ibid-test--fact :unsourced :citation))
      (eglot--signal-textDocument/didChange)
      (ibid-test--await-no-finding code words)
      (undo-boundary)
      (ibid-test--call 'undo)
      (eglot--signal-textDocument/didChange)
      (ibid-test--await-finding code words))))

(ert-deftest ibid-test-card ()
  "The card says who said it and when, and where the words differ, without links to files."
  (ibid-test--in-example (ibid-test--fact :document)
    (ibid-test--should-hold (ibid-test--card (ibid-test--fact :sourced :words))
                            (ibid-test--fact :sourced :speaker)
                            (ibid-test--fact :sourced :date))
    (ibid-test--await-finding (ibid-test--fact :misquoted :code) (ibid-test--fact :misquoted :words))
    (let ((card (ibid-test--card (ibid-test--fact :misquoted :words))))
      (ibid-test--should-hold card (ibid-test--fact :misquoted :verdict))
      (should-not (string-search "file:" card)))))

(ert-deftest ibid-test-settings ()
  "Settings are those that Eglot has for servers."
  (let ((eglot-workspace-configuration '(:ibid (:rules (:unsourced-quote "error")))))
    (ibid-test--in-example (ibid-test--fact :document)
      (ibid-test--go-to (ibid-test--fact :unsourced :words))
      (ibid-test--wait-for "an error"
        (let ((finding (ibid-test--finding (ibid-test--fact :unsourced :code))))
          (and finding (eq 'eglot-error (flymake-diagnostic-type finding))))))))

(ert-deftest ibid-test-ibid-document ()
  "A document of ibid's own is edited as Markdown, and checked."
  (ibid-test--in-example (ibid-test--fact :document)
    (copy-file buffer-file-name "article.ibid")
    (ibid-test--call 'find-file "article.ibid")
    (should (eq major-mode 'ibid-mode))
    (should (derived-mode-p 'markdown-mode))
    (ibid-test--await-finding (ibid-test--fact :unsourced :code) (ibid-test--fact :unsourced :words))))

(ert-deftest ibid-test-outline ()
  "The outline has the headings, and the quotations below them."
  (ibid-test--in-example (ibid-test--fact :document)
    (let ((names (flatten-tree (imenu--make-index-alist))))
      (should (member "The main attraction" names))
      (should (seq-some (lambda (name) (and (stringp name) (string-search "a few appropriate remarks" name))) names)))))

;;; Where it leads

(ert-deftest ibid-test-definition ()
  "The quotation leads to its entry, in a library that the same server has; and back."
  (ibid-test--in-example (ibid-test--fact :document)
    (ibid-test--go-to (ibid-test--fact :sourced :words))
    (let ((origin (point-marker)))
      (execute-kbd-macro (kbd "M-."))
      (should (equal (file-name-nondirectory buffer-file-name) (ibid-test--fact :sourced :library)))
      (should (string-search (ibid-test--fact :sourced :key) (ibid-test--line)))
      (should (eq server (eglot-current-server)))
      (execute-kbd-macro (kbd "M-,"))
      (should (equal (point-marker) origin)))))

(ert-deftest ibid-test-implementation ()
  "The quotation leads to the passage."
  (ibid-test--in-example (ibid-test--fact :document)
    (ibid-test--await-finding (ibid-test--fact :misquoted :code) (ibid-test--fact :misquoted :words))
    (ibid-test--call 'eglot-find-implementation)
    (execute-kbd-macro (kbd "n RET"))
    (should (string-suffix-p "transcripts/gettysburg.txt" buffer-file-name))
    (should (looking-at-p "government of the people"))))

(ert-deftest ibid-test-references ()
  "An entry leads to where it is cited."
  (ibid-test--in-example (ibid-test--fact :sourced :library)
    (ibid-test--go-to (ibid-test--fact :sourced :key))
    (execute-kbd-macro (kbd "M-?"))
    (with-current-buffer "*xref*"
      (ibid-test--should-hold (buffer-string) (ibid-test--fact :document) (ibid-test--fact :sourced :words)))))

;;; What it writes

(ert-deftest ibid-test-completion ()
  "A key is completed."
  (ibid-test--in-example (ibid-test--fact :document)
    (ibid-test--go-to (ibid-test--fact :unsourced :words))
    (search-forward (ibid-test--fact :unsourced :words))
    (insert " [@harl")
    (ibid-test--call 'completion-at-point)
    (should (looking-back (regexp-quote " [@harlan-letter]") (line-beginning-position)))))

(ert-deftest ibid-test-fix ()
  "The source's words are put in, and the finding goes."
  (ibid-test--in-example (ibid-test--fact :document)
    (let ((code (ibid-test--fact :misquoted :code)) (last-nonmenu-event ?\r))
      (ibid-test--await-finding code (ibid-test--fact :misquoted :words))
      (ibid-test--call 'eglot-code-actions "Use the source’s words, without “and”")
      (should (string-search "by the people, for the people, shall not perish from the earth” [" (ibid-test--line)))
      (eglot--signal-textDocument/didChange)
      (ibid-test--await-no-finding code "people, for the people, shall"))))

(ert-deftest ibid-test-rename ()
  "A key has another name, in the article and in its library."
  (ibid-test--in-example (ibid-test--fact :document)
    (find-file-noselect (ibid-test--fact :sourced :library))
    (let ((key (ibid-test--fact :sourced :key)))
      (ibid-test--go-to (concat "@" key))
      (forward-char)
      (eglot-rename "everett-oration")
      (dolist (name (list (ibid-test--fact :document) (ibid-test--fact :sourced :library)))
        (with-current-buffer (get-file-buffer name)
          (ibid-test--should-hold (buffer-string) "everett-oration")
          (should-not (string-search key (buffer-string))))))))

;;; The commands that are ibid's own

(ert-deftest ibid-test-quotations ()
  "The list says how each quotation fares, leads to it, and follows what is written."
  (ibid-test--in-example (ibid-test--fact :document)
    (let ((article (current-buffer)) (words "If you came for the short one"))
      (ibid-test--await-finding (ibid-test--fact :misquoted :code) (ibid-test--fact :misquoted :words))
      (ibid-test--call 'ibid-quotations)
      (should (string-prefix-p "misquoted" (ibid-test--row "government of the people, by the people, and")))
      (ibid-test--should-hold (ibid-test--row words) "unsourced" "Ray Castellano" "address.md")
      (execute-kbd-macro (kbd "RET"))
      (should (eq (current-buffer) article))
      (should (looking-at-p (concat "“?" words)))
      (search-forward (ibid-test--fact :unsourced :words))
      (insert (ibid-test--fact :unsourced :citation))
      (pop-to-buffer "*ibid quotations*")
      (execute-kbd-macro "g")
      (should (string-match-p "^\\(sourced\\|verified\\)" (ibid-test--row words))))))

(ert-deftest ibid-test-walk ()
  "A place is shown beside the list, which is walked through from there."
  (ibid-test--in-example (ibid-test--fact :document)
    (let ((article (current-buffer)))
      (ibid-test--call 'ibid-quotations)
      (ibid-test--row "If you came for the short one")
      (execute-kbd-macro "o")
      (should (derived-mode-p 'ibid-list-mode))
      (with-selected-window (get-buffer-window article)
        (should (looking-at-p "“?If you came for the short one")))
      (execute-kbd-macro (kbd "M-g n"))
      (should (eq (current-buffer) article))
      (should (looking-at-p "\\(?:==\\)?his oration ran to more than 13,000 words")))))

(ert-deftest ibid-test-all-quotations ()
  "With a prefix argument, the list has all documents of the folder."
  (ibid-test--in-example (ibid-test--fact :document)
    (let ((current-prefix-arg '(4))) (call-interactively #'ibid-quotations))
    (ibid-test--should-hold (buffer-string) "address.md" "cushions.md" "letters.md")))

(ert-deftest ibid-test-sources ()
  "The list says what the sources are, and leads to them."
  (ibid-test--in-example (ibid-test--fact :document)
    (ibid-test--call 'ibid-sources)
    (let ((row (ibid-test--row (ibid-test--fact :sourced :key))))
      (ibid-test--should-hold row "quoted twice" (ibid-test--fact :sourced :speaker) (ibid-test--fact :sourced :library)))
    (execute-kbd-macro (kbd "RET"))
    (should (equal (file-name-nondirectory buffer-file-name) (ibid-test--fact :sourced :library)))
    (should (looking-at-p (ibid-test--fact :sourced :key)))))

(ert-deftest ibid-test-cite ()
  "The chosen source is cited where the quotation's sentence wants it."
  (ibid-test--in-example (ibid-test--fact :document)
    (ibid-test--go-to (ibid-test--fact :unsourced :words))
    (ibid-test--call 'ibid-cite "harlan-letter")
    (should (string-search "four hundred people in the Grange Hall [@harlan-letter]." (ibid-test--line)))))

(ert-deftest ibid-test-write-settings ()
  "Who asks about a document that is not checked is told why, and what there is to cite; with settings it is."
  (let ((folder (file-name-as-directory (make-temp-file "ibid" t))) (words "Nobody has ever") server)
    (unwind-protect
        (progn
          (find-file (expand-file-name "draft.md" folder))
          (insert "She said: “" words " written any of this down for us.”\n")
          (save-buffer)
          (call-interactively #'eglot)
          (setq server (eglot-current-server))
          (save-window-excursion (ibid-test--call 'ibid-quotations))
          (ibid-test--should-hold (with-current-buffer (messages-buffer) (buffer-string))
                                  "This document is not checked.  No ibid.toml stands in its folder"
                                  "M-x ibid-write-settings")
          (should-error (ibid-cite) :type 'user-error)
          (ibid-test--call 'ibid-write-settings)
          (should (file-exists-p (expand-file-name "ibid.toml" folder)))
          ;; Before Emacs 29, what comes right behind an answer is read with the next one; ElDoc would ask.
          (ibid-test--card words)
          (ibid-test--await-finding (ibid-test--fact :unsourced :code) words))
      (ibid-test--leave folder server))))

(ert-deftest ibid-test-without-server ()
  "Who asks where there is no server is told."
  (with-temp-buffer
    (should-error (ibid-quotations) :type 'user-error)))

;;; test.el ends here
