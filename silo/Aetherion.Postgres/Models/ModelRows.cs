using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Models and their events as rows, and the hash by which a damaged row is known.</summary>
internal static class ModelRows
{
    /// <summary>Stands for any timeframe.</summary>
    private const short AnyTimeframe = -1;

    public const string SelectModels =
        "SELECT version, family, instrument, timeframe, created_time, trained_from, trained_to, data_hash, features, "
        + "document, figures, reference, seed, row_hash FROM models ";

    public const string SelectSummaries =
        "SELECT version, family, instrument, timeframe, created_time, trained_from, trained_to, data_hash, figures, seed, "
        + "xmin::text FROM models ";

    public const string SelectEvents =
        "SELECT number, time, kind, family, instrument, timeframe, version, previous_version, actor, reason "
        + "FROM model_events ";

    public static NpgsqlCommand AddScope(this NpgsqlCommand command, ModelScope scope) => command
        .Add(scope.Family).Add(InstrumentOf(scope)).Add(TimeframeOf(scope));

    public static string InstrumentOf(ModelScope scope) =>
        scope.Instrument?.ToString() ?? ModelScope.EveryInstrument;

    public static short TimeframeOf(ModelScope scope) => (short?)scope.Timeframe ?? AnyTimeframe;

    /// <summary>Times as the database keeps them: what is finer than microseconds is cut off.</summary>
    public static RegisteredModel Rounded(RegisteredModel model) => model with
    {
        CreatedTime = Rounded(model.CreatedTime),
        TrainedFrom = Rounded(model.TrainedFrom),
        TrainedTo = Rounded(model.TrainedTo),
    };

    /// <summary>SHA-256 over all that is stored of a model, each field with its length before it.</summary>
    public static string HashOf(RegisteredModel model)
    {
        string[] fields =
        [
            model.Version, model.Scope.Family, InstrumentOf(model.Scope), Text(TimeframeOf(model.Scope)),
            Text(Microseconds(model.CreatedTime)), Text(Microseconds(model.TrainedFrom)),
            Text(Microseconds(model.TrainedTo)), model.DataHash, string.Join(',', model.Features), model.Document,
            model.Figures, model.Reference, Text(model.Seed),
        ];
        var whole = string.Concat(fields.Select(field => $"{Text(Encoding.UTF8.GetByteCount(field))}:{field}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
    }

    /// <summary>Whether both are the same in all that training made, but for figures and reference.</summary>
    public static bool AreSameTraining(RegisteredModel stored, RegisteredModel other) => HashOf(stored) == HashOf(other with
    {
        CreatedTime = stored.CreatedTime, Figures = stored.Figures, Reference = stored.Reference,
    });

    /// <exception cref="InvalidDataException">The row is not what was registered.</exception>
    public static RegisteredModel ReadModel(NpgsqlDataReader row)
    {
        var version = row.GetString(0);
        RegisteredModel model;
        try
        {
            model = new RegisteredModel(
                version, ReadScope(row, 1), row.GetDateTime(4), row.GetDateTime(5), row.GetDateTime(6), row.GetString(7),
                [.. row.GetFieldValue<string[]>(8)], row.GetString(9), row.GetString(10), row.GetString(11),
                row.GetInt64(12));
        }
        catch (FormatException exception)
        {
            throw Damaged(version, exception);
        }
        return HashOf(model) == row.GetString(13) ? model : throw Damaged(version, null);
    }

    /// <summary>The model; null when the row is not what was registered.</summary>
    public static RegisteredModel? ReadUndamaged(NpgsqlDataReader row)
    {
        try
        {
            return ReadModel(row);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// A model without its document. Where the scope cannot be read it is the default: the journal knows it.
    /// </summary>
    public static ModelSummary ReadSummary(NpgsqlDataReader row) => new(
        row.GetString(0), TryReadScope(row, 1) ?? default, row.GetDateTime(4), row.GetDateTime(5), row.GetDateTime(6),
        row.GetString(7), row.GetString(8), row.GetInt64(9), ModelState.Registered)
    {
        Stamp = row.GetString(10),
    };

    /// <exception cref="InvalidDataException">The row says nothing that could be meant.</exception>
    public static ModelEvent ReadEvent(NpgsqlDataReader row)
    {
        try
        {
            return new ModelEvent(
                row.GetInt64(0),
                row.GetDateTime(1),
                Enum.Parse<ModelEventKind>(row.GetString(2)),
                ReadScope(row, 3),
                row.IsDBNull(6) ? null : row.GetString(6),
                row.IsDBNull(7) ? null : row.GetString(7),
                row.GetString(8),
                row.GetString(9));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new InvalidDataException(
                $"The stored event {row.GetInt64(0)} of models is damaged. Nothing is changed in its scope until the row of "
                + "the table model_events is restored from a backup; who serves follows from the other events.",
                exception);
        }
    }

    /// <summary>The event; null when the row is damaged: who only looks goes on without it.</summary>
    public static ModelEvent? ReadUndamagedEvent(NpgsqlDataReader row)
    {
        try
        {
            return ReadEvent(row);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static ModelScope? TryReadScope(NpgsqlDataReader row, int column)
    {
        try
        {
            return ReadScope(row, column);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static ModelScope ReadScope(NpgsqlDataReader row, int column)
    {
        var instrument = row.GetString(column + 1);
        var timeframe = row.GetInt16(column + 2);
        if (timeframe != AnyTimeframe && !Enum.IsDefined((Timeframe)timeframe))
            throw new FormatException($"There is no timeframe {timeframe}.");
        return new ModelScope(
            row.GetString(column),
            instrument == ModelScope.EveryInstrument ? null : InstrumentId.Parse(instrument),
            timeframe == AnyTimeframe ? null : (Timeframe)timeframe);
    }

    private static InvalidDataException Damaged(string version, Exception? cause) => new(
        $"The stored model {version} is damaged: its row is not what was registered. It is not used. Restore the row of "
        + "the table models from a backup, or train and promote another model.",
        cause);

    private static DateTime Rounded(DateTime time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    private static long Microseconds(DateTime time) =>
        (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
