/** How rural authorities are: wards adjusted by population density and averaged, by rules about wards (Appendix VI). */
@NullMarked
package assay.rurality;

import org.jspecify.annotations.NullMarked;
