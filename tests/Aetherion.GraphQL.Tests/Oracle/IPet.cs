using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[InterfaceType]
public interface IPet
{
    string? Name { get; }
}
