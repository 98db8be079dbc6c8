using System.Collections.Immutable;
using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[GraphQLName("RegimeProbabilitiesUpdate")]
[GraphQLDescription(
    "The filtered probabilities at the close of a bar, and the sequence of the bar sent before it to this subscriber.")]
internal sealed class RegimeProbabilitiesUpdateType(string epoch, long previousSequence, RegimeEstimate estimate)
    : StreamChange(epoch, previousSequence, estimate.Sequence, estimate.BarCloseTime), IRegimeProbabilitiesEvent
{
    internal RegimeEstimate Estimate => estimate;

    public long PreviousSequence => Predecessor;

    [ID]
    public string InstrumentId => estimate.Key.Symbol.Instrument.ToString();

    public Timeframe Timeframe => estimate.Key.Timeframe;

    [GraphQLDescription("The steady label.")]
    public RegimeLabel Label => (RegimeLabel)estimate.Regime;

    [GraphQLDescription("The probability of the steady label, from 0 to 1.")]
    public double Confidence => estimate.Confidence;

    [GraphQLDescription("Of every label at the close of the bar.")]
    public ImmutableArray<RegimeProbabilityType> Probabilities => RegimeProbabilityType.All(estimate.Probabilities);
}
