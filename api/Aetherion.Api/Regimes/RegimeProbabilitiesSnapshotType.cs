using System.Collections.Immutable;
using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[GraphQLName("RegimeProbabilitiesSnapshot")]
[GraphQLDescription("The filtered probabilities at the close of the latest bar, whose sequence it has.")]
internal sealed class RegimeProbabilitiesSnapshotType(
    string epoch, DateTime now, RegimeKey key, RegimeEstimate? estimate)
    : StreamMessage(epoch, estimate?.Sequence ?? 0, estimate?.BarCloseTime ?? now), IRegimeProbabilitiesEvent
{
    [ID]
    public string InstrumentId => key.Symbol.Instrument.ToString();

    public Timeframe Timeframe => key.Timeframe;

    [GraphQLDescription("The steady label; UNKNOWN before the first bar.")]
    public RegimeLabel Label => (RegimeLabel)(estimate?.Regime ?? Regime.Unknown);

    [GraphQLDescription("The probability of the steady label, from 0 to 1.")]
    public double Confidence => estimate?.Confidence ?? 0;

    [GraphQLDescription("None before the first bar.")]
    public ImmutableArray<RegimeProbabilityType> Probabilities =>
        estimate is null ? [] : RegimeProbabilityType.All(estimate.Probabilities);
}
