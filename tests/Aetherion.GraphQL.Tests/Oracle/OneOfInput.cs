using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[OneOf]
public sealed class OneOfInput
{
    public Optional<string?> Text { get; set; }

    public Optional<int?> Number { get; set; }
}
