" Settings for argument maps.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=#\ %s
setlocal comments=:#
setlocal iskeyword+=-
setlocal shiftwidth=2 softtabstop=2 expandtab
if executable('argmap')
  setlocal formatprg=argmap\ fmt\ -
endif
setlocal foldmethod=expr foldexpr=getline(v:lnum)=~#'^[^[:space:]#]'?'>1':'='
setlocal nofoldenable

let b:undo_ftplugin = 'setlocal commentstring< comments< iskeyword< shiftwidth< softtabstop< expandtab<'
      \ . ' formatprg< foldmethod< foldexpr< foldenable<'
