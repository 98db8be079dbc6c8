using Aetherion.GrainInterfaces;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>The part of a statement that reads a page of a list in the order of (time, id).</summary>
internal static class HistorySql
{
    /// <summary>The first parameter after those of <see cref="AddPage"/>, which are $2 to $8.</summary>
    public const int NextParameter = 9;

    public static string Within(string time, string id) =>
        $"({time}, {id}) > ($2, $3) AND ({time}, {id}) < ($4, $5) AND {time} >= $6 AND {time} < $7 ";

    public static string Ordered(string time, string id, bool newestFirst)
    {
        var order = newestFirst ? "DESC" : "ASC";
        return $"ORDER BY {time} {order}, {id} {order} LIMIT $8";
    }

    public static NpgsqlBatchCommand AddPage(
        this NpgsqlBatchCommand command, HistoryPage page, DateTime? from, DateTime? to) => command
        .Add(TimeBounds.From(page.Above?.Time)).Add(page.Above?.Id ?? "")
        .Add(TimeBounds.To(page.Below?.Time)).Add(page.Below?.Id ?? "")
        .Add(TimeBounds.From(from)).Add(TimeBounds.To(to))
        .Add(page.Limit);
}
