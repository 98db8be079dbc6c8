using System.Collections.Immutable;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[GraphQLName("RegimeChange")]
[GraphQLDescription("A change of the steady label, when it is decided; it acts from the next bar on.")]
internal sealed class RegimeChangeType(RegimeTransition transition)
{
    [ID]
    public string InstrumentId => transition.Key.Symbol.Instrument.ToString();

    public Timeframe Timeframe => transition.Key.Timeframe;

    [GraphQLDescription("Counts the transitions of the instrument and timeframe from 1.")]
    public long Sequence => transition.Number;

    public RegimeLabel Previous => (RegimeLabel)transition.Previous;

    public RegimeLabel Current => (RegimeLabel)transition.Current;

    public double Confidence => transition.Confidence;

    public int State => transition.State;

    public DateTime BarCloseTime => transition.BarCloseTime;

    public ImmutableArray<RegimeProbabilityType> Probabilities => RegimeProbabilityType.All(transition.Probabilities);

    [ID]
    [GraphQLDescription("The id of the transition's node.")]
    public string DecisionId => NodeIds.OfTransition(transition);

    public string ReasonCode => transition.ReasonCode;

    [GraphQLDescription("Why; null for one of an earlier version, and when the model could not be read.")]
    public RegimeExplanationType? Explanation => RegimeExplanationType.Of(transition.Explanation);
}
