using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[UnionType(typeof(Cat), typeof(Dog))]
public interface ICatOrDog;
