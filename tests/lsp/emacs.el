;;; Run by test_editors.py in Emacs without a screen, with the file to be worked on as the first argument.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)
(require 'cl-lib)

(setq eglot-sync-connect 30
      eglot-connect-timeout 120
      eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil)

(defun argmap-wait (what condition)
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05))
    (unless (funcall condition) (error "waited in vain: %s" what))))

(defun argmap-at (words after)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (+ (match-beginning 0) after)))

(let (done)
  (find-file (car command-line-args-left))
  (push (cons 'mode (symbol-name major-mode)) done)
  (apply #'eglot--connect (eglot--guess-contact))
  (unless (eglot-managed-p) (eglot--managed-mode 1))
  (argmap-wait "diagnostics" #'flymake-diagnostics)
  (push (cons 'diagnosed
              (vconcat (mapcar (lambda (each) (line-number-at-pos (flymake-diagnostic-beg each)))
                               (flymake-diagnostics))))
        done)

  (argmap-at "scheme sing" (length "scheme "))
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt choices &rest _)
               (or (cl-find "write `sign`" (mapcar (lambda (each) (if (consp each) (car each) each)) choices)
                            :test #'string=)
                   (error "no such way out")))))
    (let ((last-nonmenu-event ?x))  ; as if it was asked for by a key
      (eglot-code-actions (point) (1+ (point)) nil t)))
  (argmap-wait "quick fix" (lambda () (save-excursion (goto-char (point-min)) (search-forward "scheme sign" nil t))))

  (argmap-at "witness " (length "witness "))
  (let* ((found (eglot-completion-at-point))
         (offered (all-completions "" (nth 2 found))))
    (push (cons 'offered (vconcat (mapcar #'substring-no-properties offered))) done)
    (insert (substring-no-properties (car offered))))

  (argmap-at "=> rain" 4)
  (let* ((found (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
         (marker (xref-location-marker (xref-item-location found))))
    (push (cons 'defined (line-number-at-pos (marker-position marker))) done))

  (eglot-rename "downpour")
  (argmap-wait "rename" (lambda () (save-excursion (goto-char (point-min)) (search-forward "=> downpour" nil t))))

  (eglot-format-buffer)
  (push (cons 'text (buffer-substring-no-properties (point-min) (point-max))) done)
  (princ (concat "\n" (json-encode done) "\n"))
  (eglot-shutdown (eglot-current-server)))
