;;; argmap.el --- Argument maps in Emacs 28 or later, by eglot -*- lexical-binding: t -*-

;; Put this in your init file. Emacs 29 brings eglot; for Emacs 28 install it from GNU ELPA.

(defvar argmap-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?- "w" table)
    table))

(defvar argmap-font-lock-keywords
  '(("^\\([[:alpha:]-]+\\)[ \t]+\\([^ \t\n:\"]+\\)"
     (1 font-lock-keyword-face) (2 font-lock-function-name-face))
    ("\\(?:^[ \t]+\\|;[ \t]*\\)\\([[:lower:]-]+\\)\\_>" 1 font-lock-builtin-face)))

(define-derived-mode argmap-mode prog-mode "Argmap"
  "Major mode for argument maps."
  (setq-local comment-start "# "
              comment-end ""
              font-lock-defaults '(argmap-font-lock-keywords)))

(add-to-list 'auto-mode-alist '("\\.arg\\'" . argmap-mode))
(add-hook 'argmap-mode-hook #'eglot-ensure)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(argmap-mode . ("argmap" "lsp"))))
