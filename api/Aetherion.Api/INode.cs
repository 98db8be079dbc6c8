using Aetherion.GraphQL.Types;

namespace Aetherion.Api;

[InterfaceType("Node")]
[GraphQLDescription("Whatever can be asked for again by its id alone.")]
internal interface INode
{
    [ID]
    [GraphQLDescription("Identifies it among everything there is: node gives it back.")]
    string Id { get; }
}
