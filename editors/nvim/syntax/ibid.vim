" An ibid document is Markdown. This adds what shows without a server; what only it knows, such as which words are quoted,
" semantic tokens show. The groups get their colours in plugin/ibid.lua.
if exists('b:current_syntax')
  finish
endif
runtime! syntax/markdown.vim
unlet! b:current_syntax

" [@key], [see @key, p. 3; @other], and @key in the text; not what is in an e-mail address.
syntax region ibidCitation oneline transparent start="\[\ze[^][]*@" end="\]" contains=IbidKey,IbidNumber
syntax match IbidKey "\%(\w\)\@1<!-\=@\%({[^ {}]\+}\|[[:alnum:]_*][[:alnum:]_]*\%([:.#$%&+?<>~/-][[:alnum:]_]\+\)*\)"
syntax match IbidNumber "\%(@[^],; ]\+,\s\+\)\@<=[^];]\+" contained

syntax region IbidClaim start="==\ze[^= ]" end="==" end="^\s*$"

" The name behind the dash of an attribution line.
syntax match IbidSpeaker "\%(^[> \t]*\%([—–―]\|---\=\)\s\+\)\@<=[^],;@<[]\+"

syntax match IbidIgnore "\<ibid-ignore\%(-file\)\=\>[^>]\{-}\ze-->" contained containedin=htmlComment

syntax cluster markdownInline add=ibidCitation,IbidKey,IbidClaim,IbidSpeaker

let b:current_syntax = 'ibid'
