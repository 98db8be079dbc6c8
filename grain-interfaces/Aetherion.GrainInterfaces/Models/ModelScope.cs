using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// What a model serves: <c>family/venue:symbol/timeframe</c>, with <c>*</c> for every instrument and <c>any</c> for every
/// timeframe, for example <c>regime/sim:BTC-USD/M1</c> or <c>regime/*/any</c>.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<ModelScope>))]
public readonly record struct ModelScope : IParsable<ModelScope>
{
    /// <summary>How every instrument is written.</summary>
    public const string EveryInstrument = "*";

    /// <summary>How every timeframe is written.</summary>
    public const string AnyTimeframe = "any";

    /// <exception cref="FormatException">The family's name cannot be.</exception>
    public ModelScope(string family, InstrumentId? instrument = null, Timeframe? timeframe = null)
    {
        if (!ModelFamilies.IsFamily(family))
            throw new FormatException(
                $"'{family}' is no family of models; use lower-case letters, digits and hyphens, such as "
                + $"{ModelFamilies.Regime}.");
        Family = family;
        Instrument = instrument;
        Timeframe = timeframe;
    }

    /// <summary>One of <see cref="ModelFamilies"/>.</summary>
    public string Family { get; }

    /// <summary>Null for every instrument.</summary>
    public InstrumentId? Instrument { get; }

    /// <summary>Null for every timeframe.</summary>
    public Timeframe? Timeframe { get; }

    /// <summary>The scopes that serve an instrument and timeframe, the closest first.</summary>
    public static ImmutableArray<ModelScope> Serving(string family, InstrumentId instrument, Timeframe timeframe) =>
    [
        new(family, instrument, timeframe),
        new(family, instrument),
        new(family, null, timeframe),
        new(family),
    ];

    public static ModelScope Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var scope)
            ? scope
            : throw new FormatException(
                $"'{s}' is no scope of a model; write family/venue:symbol/timeframe, such as regime/sim:BTC-USD/M1, with "
                + $"{EveryInstrument} for every instrument and {AnyTimeframe} for every timeframe.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ModelScope result)
    {
        result = default;
        if (s?.Split('/') is not [var family, var instrumentText, var timeframeText] || !ModelFamilies.IsFamily(family))
            return false;
        InstrumentId? instrument = null;
        if (instrumentText != EveryInstrument)
        {
            if (!InstrumentId.TryParse(instrumentText, provider, out var id))
                return false;
            instrument = id;
        }
        Timeframe? timeframe = null;
        if (timeframeText != AnyTimeframe)
        {
            if (!Timeframes.TryParse(timeframeText, out var value))
                return false;
            timeframe = value;
        }
        result = new ModelScope(family, instrument, timeframe);
        return true;
    }

    /// <summary>Whether a model of this scope may serve an instrument and timeframe.</summary>
    public bool Serves(InstrumentId instrument, Timeframe timeframe) =>
        (Instrument is null || Instrument == instrument) && (Timeframe is null || Timeframe == timeframe);

    public override string ToString() =>
        $"{Family}/{Instrument?.ToString() ?? EveryInstrument}/{Timeframe?.ToString() ?? AnyTimeframe}";
}
