using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[ObjectType]
public sealed class ComplicatedArgs
{
    public string IntArg(Optional<int?> intArg) => Echo.Of(("intArg", intArg));

    public string NonNullInt(int nonNullInt) => Echo.Of(("nonNullInt", nonNullInt));

    public string StringArg(Optional<string?> stringArg) => Echo.Of(("stringArg", stringArg));

    public string BooleanArg(Optional<bool?> booleanArg) => Echo.Of(("booleanArg", booleanArg));

    public string EnumArg(Optional<FurColor?> enumArg) => Echo.Of(("enumArg", enumArg));

    public string FloatArg(Optional<double?> floatArg) => Echo.Of(("floatArg", floatArg));

    public string IdArg([ID] Optional<string?> idArg) => Echo.Of(("idArg", idArg));

    public string StringListArg(Optional<IReadOnlyList<string?>?> stringListArg) =>
        Echo.Of(("stringListArg", stringListArg));

    public string StringListNonNull(Optional<IReadOnlyList<string>?> stringListNonNull) =>
        Echo.Of(("stringListNonNull", stringListNonNull));

    public string IntMatrix(Optional<IReadOnlyList<IReadOnlyList<int>>?> intMatrix) =>
        Echo.Of(("intMatrix", intMatrix));

    public string ComplexArg(Optional<ComplexInput?> complexArg) => Echo.Of(("complexArg", complexArg));

    public string OneOfArg(Optional<OneOfInput?> oneOfArg) => Echo.Of(("oneOfArg", oneOfArg));

    public string MultipleReqs(int req1, int req2) => Echo.Of(("req1", req1), ("req2", req2));

    public string MultipleOpts(int opt1 = 0, int opt2 = 7) => Echo.Of(("opt1", opt1), ("opt2", opt2));

    public string MultipleOptAndReq(int req1, string opt = "none", bool? flag = true) =>
        Echo.Of(("req1", req1), ("opt", opt), ("flag", flag));
}
