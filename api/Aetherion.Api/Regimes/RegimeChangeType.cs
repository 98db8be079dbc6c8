using System.Collections.Immutable;
using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[GraphQLName("RegimeChange")]
[GraphQLDescription(
    "A change of the steady label, when it is decided; it acts from the next bar on. Its sequence counts the transitions of "
    + "the instrument and timeframe from 1.")]
internal sealed class RegimeChangeType(string epoch, RegimeTransition transition)
    : StreamChange(epoch, transition.Number - 1, transition.Number, transition.BarCloseTime), IRegimeEvent
{
    [ID]
    public string InstrumentId => transition.Key.Symbol.Instrument.ToString();

    public Timeframe Timeframe => transition.Key.Timeframe;

    [GraphQLDescription("The label before.")]
    public RegimeLabel Previous => (RegimeLabel)transition.Previous;

    [GraphQLDescription("The label from then on.")]
    public RegimeLabel Current => (RegimeLabel)transition.Current;

    [GraphQLDescription("The probability of the current label, from 0 to 1.")]
    public double Confidence => transition.Confidence;

    [GraphQLDescription("The most probable hidden state of the model, from 0.")]
    public int State => transition.State;

    public DateTime BarCloseTime => transition.BarCloseTime;

    [GraphQLDescription("Of every label at the close of the bar.")]
    public ImmutableArray<RegimeProbabilityType> Probabilities => RegimeProbabilityType.All(transition.Probabilities);

    [ID]
    [GraphQLDescription("The id of the transition's node.")]
    public string DecisionId => NodeIds.OfTransition(transition);

    [GraphQLDescription("The rule that fired; stable.")]
    public string ReasonCode => transition.ReasonCode;

    [GraphQLDescription("Why; null for one of an earlier version, and when the model could not be read.")]
    public RegimeExplanationType? Explanation => RegimeExplanationType.Of(transition.Explanation);
}
