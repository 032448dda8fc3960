autocmd BufNewFile,BufRead *.arg setfiletype argmap
