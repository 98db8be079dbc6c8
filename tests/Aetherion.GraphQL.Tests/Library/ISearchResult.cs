using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Library;

[UnionType]
public interface ISearchResult;
