using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Library;

[InterfaceType]
public interface IItem
{
    [ID]
    string Id { get; }

    string Title { get; }
}
