package assay.policy.wards;

/**
 * An authority, with what its wards come to once they are adjusted.
 *
 * @param name its name
 * @param wards how many wards it has, at least one
 * @param rural how many of them are rural
 * @param population how many people live in its wards
 * @param ruralPopulation how many of them live in rural wards
 */
public record Authority(String name, int wards, int rural, long population, long ruralPopulation) {}
