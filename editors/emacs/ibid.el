;;; ibid.el --- Sources of quotations, by way of Eglot  -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT OR Apache-2.0
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: text, tex, bib

;;; Commentary:

;; Has Eglot start `ibid lsp' for Markdown, Quarto, `*.ibid' and BibTeX, and
;; adds what Eglot has no command for: `ibid-quotations', `ibid-sources',
;; `ibid-cite' and `ibid-write-settings'.
;;
;;     (add-to-list 'load-path "/path/to/ibid/editors/emacs")
;;     (require 'ibid)
;;     (add-hook 'markdown-mode-hook #'eglot-ensure)
;;     (add-hook 'bibtex-mode-hook #'eglot-ensure)
;;
;; Settings are set as Eglot sets all servers', for example in .dir-locals.el:
;;
;;     ((nil . ((eglot-workspace-configuration
;;               . (:ibid (:citationReach "paragraph"))))))
;;
;; What else there is, is where Eglot puts it: findings in Flymake, cards in
;; ElDoc, `M-.' from a quotation to its source, `eglot-find-implementation' from
;; it to the passage, `M-?' to where a source is cited, `eglot-code-actions',
;; `eglot-rename', `imenu'.  Eglot 1.17, of Emacs 30, has no use for ibid's
;; colours, lenses, links and folding; that of Debian 12, which is 1.9, none for
;; its hints either, and after a fix leaves the cursor where it was.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'seq)
(require 'subr-x)

(defgroup ibid nil
  "Sources of quotations."
  :group 'text
  :prefix "ibid-")

(defcustom ibid-program "ibid"
  "The language server: its name on the path, or its file."
  :type 'string)

(defcustom ibid-initialization-options '(:plainCards t)
  "Settings of the server at its start, by their names in the protocol.
They hold where nothing else says otherwise: `eglot-workspace-configuration'
below `:ibid', a file or a document.  Plain cards are without links to files,
which Eglot does not follow."
  :type 'plist)

;;;###autoload
(defun ibid-contact (&optional _interactive)
  "The way to start the server."
  (list ibid-program "lsp" :initializationOptions ibid-initialization-options))

;; One entry: one server has the documents and their libraries.  Quarto's mode is
;; `markdown-mode' to Eglot.
;;;###autoload
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((ibid-mode
                  (markdown-mode :language-id "markdown")
                  (gfm-mode :language-id "markdown")
                  (bibtex-mode :language-id "bibtex"))
                 . ibid-contact)))

;;; Documents that are ibid's alone

(defalias 'ibid--parent-mode
  (if (require 'markdown-mode nil t) 'markdown-mode 'text-mode))

;;;###autoload
(define-derived-mode ibid-mode ibid--parent-mode "ibid"
  "Major mode for `*.ibid' documents.
They are edited as Markdown, or as text where there is no `markdown-mode'.")

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.ibid\\'" . ibid-mode))

;;; Requests

(defun ibid--request (method params)
  "Ask the server of this buffer for METHOD, with what the function PARAMS gives."
  (let ((server (or (eglot-current-server)
                    (user-error "No server here; start it with `M-x eglot'"))))
    (eglot--signal-textDocument/didChange)
    (jsonrpc-request server method (funcall params))))

(defun ibid--request-list (method everywhere)
  "Ask for a list with METHOD: that of this document, or EVERYWHERE."
  (ibid--request method (lambda () (list :textDocument (unless everywhere (eglot--TextDocumentIdentifier))))))

;;; Lists

(defalias 'ibid--uri-to-path
  ;; It got its public name in Eglot 1.16.
  (if (fboundp 'eglot-uri-to-path) 'eglot-uri-to-path 'eglot--uri-to-path))

(defvar ibid-list-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "RET") #'ibid-list-visit)
    (define-key map "o" #'ibid-list-display)
    map)
  "Keys of `ibid-list-mode', beside those of `tabulated-list-mode'.")

(define-derived-mode ibid-list-mode tabulated-list-mode "ibid list"
  "Major mode for lists of places in documents and libraries.
\\{ibid-list-mode-map}"
  (setq next-error-function #'ibid--next-place))

(defun ibid-list-visit ()
  "Go to the place on this line."
  (interactive)
  (pcase-let ((`(,path . ,start) (or (tabulated-list-get-id) (user-error "No place here"))))
    (pop-to-buffer (find-file-noselect path))
    (goto-char (eglot--lsp-position-to-point start))))

(defun ibid-list-display ()
  "Show the place on this line, and stay in the list."
  (interactive)
  (save-selected-window (ibid-list-visit)))

(defun ibid--next-place (n &optional reset)
  "Go to the place that is N lines on: from here, or from the first if RESET."
  (when reset (goto-char (point-min)))
  (forward-line n)
  (when-let ((window (get-buffer-window))) (set-window-point window (point)))
  (ibid-list-visit))

(defun ibid--show (name columns rows)
  "Show a list in a buffer of this NAME, with COLUMNS.
ROWS gives its rows, called in this buffer: now, and when the list is reverted."
  (let ((document (current-buffer))
        (list (get-buffer-create name)))
    (with-current-buffer list
      (ibid-list-mode)
      (setq tabulated-list-format columns
            tabulated-list-entries (lambda () (with-current-buffer document (funcall rows))))
      (tabulated-list-init-header)
      (tabulated-list-print))
    (setq next-error-last-buffer list)
    (pop-to-buffer list)))

(defun ibid--rows (files items cells)
  "A row for each of the ITEMS of each of FILES: two properties hold them.
CELLS gives the cells of an item that is in the file with a path."
  (cl-loop for file across files
           for path = (ibid--uri-to-path (plist-get file :uri))
           nconc (cl-loop for item across (plist-get file items)
                          for start = (plist-get (plist-get item :range) :start)
                          collect (list (cons path start) (vconcat (funcall cells item path))))))

;;; Quotations

(defun ibid--say-why-silent (documents)
  "Say why the only one of DOCUMENTS is not checked, if it is not."
  (when-let ((silence (and (= 1 (length documents)) (plist-get (aref documents 0) :silence))))
    (message "This document is not checked.  %s%s"
             (plist-get silence :message)
             (if (equal "not-asked" (plist-get silence :reason)) "  `M-x ibid-write-settings' asks for it." ""))))

(defun ibid--quotation-cells (quotation path)
  "The cells for QUOTATION, in the file at PATH."
  (cl-destructuring-bind (&key state isProblem words speaker date &allow-other-keys) quotation
    (let ((face (cond ((eq isProblem t) 'warning)
                      ((member state '("verified" "checked")) 'success)
                      (t 'shadow))))
      (list (propertize state 'face face) words (or speaker "") (or date "") (file-name-nondirectory path)))))

;;;###autoload
(defun ibid-quotations (&optional everywhere)
  "List the quotations and claims of this document, and how each fares.
With a prefix argument, those of all documents of the project: EVERYWHERE."
  (interactive "P")
  (ibid--show
   "*ibid quotations*"
   [("State" 14 t) ("Words" 42 t) ("Speaker" 20 t) ("Date" 16 nil) ("File" 0 t)]
   (lambda ()
     (let ((documents (plist-get (ibid--request-list :ibid/quotations everywhere) :documents)))
       (ibid--say-why-silent documents)
       (ibid--rows documents :quotations #'ibid--quotation-cells)))))

;;; Sources

(defun ibid--source-cells (source path)
  "The cells for SOURCE, in the file at PATH."
  (cl-destructuring-bind (&key key usage people title date &allow-other-keys) source
    (list key usage (or people "") (or title "") (or date "") (file-name-nondirectory path))))

;;;###autoload
(defun ibid-sources (&optional everywhere)
  "List the sources that this document sees, and how often each is cited.
With a prefix argument, those of all files known: EVERYWHERE."
  (interactive "P")
  (ibid--show
   "*ibid sources*"
   [("Key" 24 t) ("Usage" 28 t) ("By" 20 t) ("Title" 40 t) ("Date" 18 nil) ("File" 0 t)]
   (lambda ()
     (let ((answer (ibid--request-list :ibid/sources everywhere)))
       (ibid--rows (plist-get answer :libraries) :sources #'ibid--source-cells)))))

;;; Citing

(defun ibid--annotation (citation)
  "What is to be known of CITATION beside its key."
  (cl-destructuring-bind (&key people title date container hasWords &allow-other-keys) citation
    (concat (propertize " " 'display '(space :align-to 28))
            (when (eq t hasWords) (propertize "has the words  " 'face 'success))
            (propertize (string-join (delq nil (list people title date container)) ", ")
                        'face 'completions-annotations))))

(defun ibid--read-citation (citations)
  "Let the user choose one of CITATIONS, which come the likeliest first."
  (when (seq-empty-p citations)
    (user-error "No sources to cite; `bibliography: refs.bib' in the document's metadata names some"))
  (let ((choices (cl-loop for citation across citations
                          for choice = (concat (plist-get citation :key) (plist-get citation :locator))
                          collect (cons choice citation))))
    (cl-flet* ((citation (choice) (cdr (assoc choice choices)))
               (annotation (choice) (ibid--annotation (citation choice)))
               (table (string predicate action)
                 (if (eq action 'metadata)
                     `(metadata (category . ibid-citation)
                                (annotation-function . ,#'annotation)
                                (display-sort-function . identity)
                                (cycle-sort-function . identity))
                   (complete-with-action action choices string predicate))))
      (citation (completing-read (format-prompt "Cite" (caar choices)) #'table nil t nil nil (caar choices))))))

;;;###autoload
(defun ibid-cite ()
  "Cite a source here: one of all that could be, the likeliest first."
  (interactive "*")
  (let* ((answer (ibid--request :ibid/citations #'eglot--TextDocumentPositionParams))
         (citation (ibid--read-citation (plist-get answer :citations))))
    (eglot--apply-text-edits (plist-get citation :edits) (plist-get answer :version))))

;;; Settings

;;;###autoload
(defun ibid-write-settings ()
  "Write an `ibid.toml', so that the documents of this folder are checked.
ibid is silent in Markdown that has not opted in."
  (interactive)
  (let ((answer (ibid--request
                 :workspace/executeCommand
                 (lambda ()
                   (list :command "ibid.writeSettings"
                         :arguments (vector (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri))))))))
    (message "Wrote %s" (abbreviate-file-name (ibid--uri-to-path (plist-get answer :uri))))))

(provide 'ibid)

;;; ibid.el ends here
