package io.auscult.mapping.fhir;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import io.auscult.mapping.Unmappable;
import org.jspecify.annotations.Nullable;

/**
 * What to do about errors in a resource: what would lose a value stops the entry, what only adds to it is passed over. HAPI's own
 * handler logs the offending value, which may be patient data. For one resource.
 */
final class UnspokenErrors implements IParserErrorHandler {
    private static final String REMEDY = "Validate the resource against FHIR R4 and send it again";

    private boolean metUnknown;

    /** True when there was a name that HAPI does not know, see {@link Shape}. */
    boolean metUnknown() {
        return metUnknown;
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation location) {}

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation location,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        // "6.3" for 6.3 loses nothing; an object where a list belongs would.
        if (expected != found) {
            throw new Unmappable("An element has the wrong JSON type", REMEDY);
        }
    }

    @Override
    public void invalidValue(@Nullable IParseLocation location, String value, String error) {
        throw new Unmappable("An element has a value that FHIR does not allow" + in(location), REMEDY);
    }

    @Override
    public void missingRequiredElement(@Nullable IParseLocation location, String element) {}

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
        throw new Unmappable("An element that may stand once stands twice" + in(location), REMEDY);
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation location, String attribute) {}

    @Override
    public void unknownElement(@Nullable IParseLocation location, String element) {
        metUnknown = true;
    }

    @Override
    public void unknownReference(@Nullable IParseLocation location, String reference) {}

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation location) {}

    @Override
    public void invalidInternalReference(@Nullable IParseLocation location, String reference) {}

    private static String in(@Nullable IParseLocation location) {
        String parent = location == null ? null : location.getParentElementName();
        return parent == null ? "" : " (in " + parent + ")";
    }
}
