package assay.cli;

import assay.text.Legible;

/** A command line that cannot be followed, with what would be right. */
class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(Legible.line(message));
    }
}
