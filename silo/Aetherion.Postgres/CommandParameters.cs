using System.Collections.Immutable;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Adds positional parameters.</summary>
internal static class CommandParameters
{
    /// <summary>A column of many rows, for <c>unnest</c>.</summary>
    public static void AddArray<TRow, TValue>(
        this NpgsqlBatchCommand command, ImmutableArray<TRow> rows, Func<TRow, TValue> value) =>
        command.Parameters.Add(new NpgsqlParameter<TValue[]> { TypedValue = [.. rows.Select(value)] });

    public static NpgsqlBatchCommand Add<TValue>(this NpgsqlBatchCommand command, TValue value)
    {
        command.Parameters.Add(new NpgsqlParameter<TValue> { TypedValue = value });
        return command;
    }

    public static NpgsqlCommand Add<TValue>(this NpgsqlCommand command, TValue value)
    {
        command.Parameters.Add(new NpgsqlParameter<TValue> { TypedValue = value });
        return command;
    }
}
