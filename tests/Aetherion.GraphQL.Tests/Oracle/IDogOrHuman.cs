using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[UnionType(typeof(Dog), typeof(Human))]
public interface IDogOrHuman;
