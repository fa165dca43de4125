package assay.policy;

import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** What a conclusion says to whoever reads it. */
final class Said {

    private Said() {}

    /** Checks that a conclusion has some words; a rule may hand over anything. */
    static void inWords(String conclusion, @Nullable String words) {
        if (StringUtils.isBlank(words)) {
            throw new IllegalArgumentException(conclusion + " needs some words");
        }
    }
}
