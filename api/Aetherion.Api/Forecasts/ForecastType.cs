using Aetherion.Api.Models;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Forecasts;

[ObjectType("Forecast")]
[GraphQLDescription("What is expected of the 60 one-minute bars after a bar, made from bars up to it.")]
internal sealed class ForecastType(SymbolForecast forecast)
{
    [GraphQLDescription("The sequence of the bar.")]
    public long Sequence => forecast.Sequence;

    [GraphQLDescription("When the bar closed that it looks ahead from.")]
    public DateTime BarCloseTime => forecast.BarCloseTime;

    [GraphQLDescription(
        "The expected root of the sum of squared log returns over the 60 bars, a fraction of the price; not "
        + "annualised.")]
    public double Volatility => forecast.Volatility;

    [GraphQLDescription(
        "How far that lies above what is usual here, in running standard deviations of its logarithm; null while that "
        + "is not known.")]
    public double? VolatilityScore => forecast.VolatilityScore;

    [GraphQLDescription("What the 60 bars are expected to be; null where no classifier serves or knows enough.")]
    public OutlookName? Outlook => forecast.Outlook is { } outlook ? OutlookNames.Of(outlook) : null;

    [GraphQLDescription("Null together with the outlook.")]
    public OutlookProbabilitiesType? Probabilities =>
        forecast.Probabilities is { } known ? new OutlookProbabilitiesType(known) : null;

    [GraphQLDescription(
        "The mean of P(Bull) - P(Bear) over the timeframes whose regime is known, from -1 to 1; null without any.")]
    public double? Agreement => forecast.Agreement;

    [GraphQLDescription("Whether the recorded evidence says that the forecast beats its baselines.")]
    public bool IsOnByDefault => forecast.IsOnByDefault;

    [GraphQLDescription("The version of the model behind the outlook; null without one.")]
    public string? ModelVersion => forecast.ClassifierVersion;

    [GraphQLDescription("The model behind the outlook, where it is registered.")]
    [Cost(FieldCosts.Batched)]
    public Task<ModelType?> GetModelAsync(ModelLoader models) => models.FindAsync(forecast.ClassifierVersion);
}
