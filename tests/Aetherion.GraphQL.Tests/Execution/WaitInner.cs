using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Execution;

[ObjectType]
public sealed class WaitInner(WaitLog log)
{
    public Task<int> WaitAsync(CancellationToken cancellation) => log.WaitAsync(cancellation);
}
