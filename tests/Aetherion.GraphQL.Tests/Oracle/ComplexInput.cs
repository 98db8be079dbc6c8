using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

public sealed class ComplexInput
{
    public bool RequiredField { get; set; }

    public Optional<int?> IntField { get; set; }

    public Optional<string?> StringField { get; set; }

    public Optional<FurColor?> Color { get; set; }

    public Optional<IReadOnlyList<string?>?> StringListField { get; set; }

    public Optional<ComplexInput?> Nested { get; set; }
}
