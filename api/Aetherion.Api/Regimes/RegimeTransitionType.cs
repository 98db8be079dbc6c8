using System.Collections.Immutable;
using Aetherion.Api.Decisions;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[ObjectType("RegimeTransition")]
[GraphQLDescription("A change of the steady label.")]
internal sealed class RegimeTransitionType(RegimeTransition transition) : INode, IDecision
{
    internal RegimeTransition Transition => transition;

    [ID]
    public string Id => NodeIds.OfTransition(transition);

    [GraphQLDescription("Counts the transitions of the instrument and timeframe from 1.")]
    public long Sequence => transition.Number;

    [GraphQLDescription("The label before.")]
    public RegimeLabel Previous => (RegimeLabel)transition.Previous;

    [GraphQLDescription("The label from the next bar on.")]
    public RegimeLabel Current => (RegimeLabel)transition.Current;

    [GraphQLDescription("The probability of the current label at the decision, from 0 to 1.")]
    public double Confidence => transition.Confidence;

    [GraphQLDescription("The most probable hidden state of the model, from 0.")]
    public int State => transition.State;

    [GraphQLDescription("Of every label at the close of the bar.")]
    public ImmutableArray<RegimeProbabilityType> Probabilities => RegimeProbabilityType.All(transition.Probabilities);

    [GraphQLDescription("The close of the bar it was decided on; it acts from the next bar on.")]
    public DateTime BarCloseTime => transition.BarCloseTime;

    [ID]
    public string InstrumentId => transition.Key.Symbol.Instrument.ToString();

    public long BarSequence => transition.BarSequence;

    public Timeframe Timeframe => transition.Key.Timeframe;

    [GraphQLDescription("The same as current.")]
    public RegimeLabel Regime => Current;

    [GraphQLDescription("How many bars the label before has lasted.")]
    public long PreviousDwellBars => transition.PreviousDwellBars;

    [GraphQLDescription("The rule that fired.")]
    public string ReasonCode => transition.ReasonCode;

    [GraphQLDescription("The model that decided.")]
    public string ModelVersion => transition.ModelVersion;

    [GraphQLDescription("Why; null for one of an earlier version, and when the model could not be read.")]
    public RegimeExplanationType? Explanation => RegimeExplanationType.Of(transition.Explanation);

    [GraphQLDescription("Null when it is not in the catalogue any more.")]
    public InstrumentType? GetInstrument(IInstrumentCatalog catalog) => catalog.Find(transition.Key.Symbol.Instrument);

    internal HistoryPlace Place => new(transition.BarCloseTime, transition.Id);
}
