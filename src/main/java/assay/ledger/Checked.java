package assay.ledger;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a look at all of a ledger found.
 *
 * @param entries how many entries there are before anything is wrong
 * @param last the digest of the last of them, or 64 zeros
 * @param breach the first thing that is wrong
 * @param unfinished where the entries begin that somebody was adding who was stopped, in bytes from 0
 * @param holds whether an entry with the digest that was asked for is among them
 */
public record Checked(long entries, String last, Optional<Breach> breach, OptionalLong unfinished, boolean holds) {}
