using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[InterfaceType]
public interface IMammal : IPet
{
    int Legs { get; }
}
