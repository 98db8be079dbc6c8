using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Tests.Execution;

public sealed class SquareLoader(BatchLog log) : BatchDataLoader<int, int>
{
    protected override async Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(
        IReadOnlyList<int> keys,
        CancellationToken cancellationToken)
    {
        log.Add(string.Join(',', keys));
        await Task.Yield();
        return log.Failure is null ? keys.ToDictionary(key => key, key => key * key) : throw log.Failure;
    }
}
