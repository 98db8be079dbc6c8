using System.Collections.Immutable;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// Many ranges read by one statement for each direction: the ranges are rows of the statement, each with its place, and
/// the rows that come back say by it to which range they belong.
/// </summary>
internal sealed class RangeReads<TRange, TItem>
{
    private readonly ImmutableArray<(int Place, TRange Range)> _ranges;
    private readonly Func<TRange, bool> _isNewestFirst;
    private readonly ImmutableArray<TItem>.Builder[] _found;

    public RangeReads(ImmutableArray<TRange> ranges, Func<TRange, bool> isNewestFirst)
    {
        _ranges = [.. ranges.Select((range, place) => (place, range))];
        _isNewestFirst = isNewestFirst;
        _found = [.. ranges.Select(_ => ImmutableArray.CreateBuilder<TItem>())];
    }

    /// <summary>What was found, in the order of the ranges.</summary>
    public ImmutableArray<ImmutableArray<TItem>> Results => [.. _found.Select(items => items.ToImmutable())];

    /// <param name="sql">The statement of a direction; its first parameter is the places.</param>
    /// <param name="addColumns">Adds the other parameters.</param>
    public async Task ReadAsync(
        NpgsqlDataSource dataSource,
        Func<bool, string> sql,
        Action<NpgsqlBatchCommand, ImmutableArray<(int Place, TRange Range)>> addColumns,
        Func<NpgsqlDataReader, TItem> read,
        CancellationToken cancellationToken,
        int placeColumn = 0)
    {
        foreach (var direction in _ranges.GroupBy(item => _isNewestFirst(item.Range)))
        {
            ImmutableArray<(int Place, TRange Range)> some = [.. direction];
            await using var batch = dataSource.CreateBatch();
            var command = new NpgsqlBatchCommand(sql(direction.Key));
            command.AddArray(some, item => item.Place);
            addColumns(command, some);
            batch.BatchCommands.Add(command);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                _found[reader.GetInt32(placeColumn)].Add(read(reader));
        }
    }
}
