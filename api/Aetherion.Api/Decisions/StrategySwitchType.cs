using Aetherion.Api.Regimes;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Decisions;

[ObjectType("StrategySwitch")]
[GraphQLDescription("A policy put another strategy in charge.")]
internal sealed class StrategySwitchType(StrategySwitch decision) : INode, IDecision
{
    [ID]
    public string Id => NodeIds.OfSwitch(decision.Id);

    [GraphQLDescription("The policy that decided.")]
    public string Policy => decision.Key.Strategy;

    [GraphQLDescription("Counts the switches of the policy on this market and timeframe from 1.")]
    public long Sequence => decision.Number;

    [GraphQLDescription("The strategy that was in charge.")]
    public string Previous => decision.Previous;

    [GraphQLDescription("The strategy that is in charge from then on.")]
    public string Current => decision.Current;

    [ID]
    public string InstrumentId => decision.Key.Regime.Symbol.Instrument.ToString();

    public DateTime BarCloseTime => decision.BarCloseTime;

    public long BarSequence => decision.BarSequence;

    public Timeframe Timeframe => decision.Key.Regime.Timeframe;

    [GraphQLDescription("The regime it was decided on.")]
    public RegimeLabel Regime => (RegimeLabel)decision.Regime;

    [GraphQLDescription("The probability of that regime, from 0 to 1.")]
    public double Confidence => decision.Confidence;

    [GraphQLDescription("The rule that fired; stable.")]
    public string ReasonCode => decision.ReasonCode;

    [GraphQLDescription("Null when it is not in the catalogue any more.")]
    public InstrumentType? GetInstrument(IInstrumentCatalog catalog) =>
        catalog.Find(decision.Key.Regime.Symbol.Instrument);

    internal HistoryPlace Place => new(decision.BarCloseTime, decision.Id);
}
