using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

public enum FurColor
{
    Brown,
    DarkBlack,
    [GraphQLDeprecated("Paint it.")]
    Spotted,
}
