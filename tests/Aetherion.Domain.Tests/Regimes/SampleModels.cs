using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

/// <summary>Models and bars that the tests of this folder share.</summary>
internal static class SampleModels
{
    public static readonly RegimeKey Key = RegimeKey.Parse("sim:BTC-USD/M1");

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Two features; states Sideways, Bull, Crisis, Bear in this order.</summary>
    public static RegimeModel FourStates(double logLikelihood = -1234.5) => new(
        [Feature.SignedEfficiency, Feature.LogRootMeanSquareReturn],
        new StandardScaler([0.01, -7.5], [0.2, 0.6]),
        HiddenMarkov,
        [Regime.Sideways, Regime.Bull, Regime.Crisis, Regime.Bear],
        new RegimeTraining(
            Key.Symbol.Instrument, Timeframe.M1, Start, Start.AddDays(30), 43_200, new string('a', 64),
            logLikelihood, 7));

    /// <summary>The same states; Sideways asks for calm.</summary>
    public static RegimeModel Calm() => new(
        FourStates().Features, FourStates().Scaler, HiddenMarkov, FourStates().Regimes, FourStates().Training,
        calm: new CalmOptions());

    /// <summary>States stable liquidity, high volatility and liquidity crisis.</summary>
    public static RegimeModel Liquidity() => new(
        RegimeFeatures.Liquidity,
        new StandardScaler([0, 0], [1, 1]),
        new GaussianHmm(
            CovarianceType.Diagonal, [0.5, 0.3, 0.2], [0.98, 0.01, 0.01, 0.01, 0.98, 0.01, 0.01, 0.01, 0.98],
            [-0.5, -0.2, 0.8, 0.4, 2.5, 1], [0.3, 0.4, 0.5, 0.6, 0.8, 0.9]),
        [Regime.Sideways, Regime.Bull, Regime.Crisis], FourStates().Training, preset: RegimePreset.Liquidity);

    public static GaussianHmm HiddenMarkov { get; } = new(
        CovarianceType.Diagonal,
        [0.4, 0.2, 0.2, 0.2],
        [0.97, 0.01, 0.01, 0.01, 0.01, 0.97, 0.01, 0.01, 0.01, 0.01, 0.97, 0.01, 0.01, 0.01, 0.01, 0.97],
        [0.1, -0.6, 1.4, 0.1, -0.2, 2.4, -1.3, 0.2],
        [0.3, 0.4, 0.3, 0.3, 0.8, 0.5, 0.3, 0.3]);

    public static Candle Candle(long sequence) => new(
        Timeframe.M1, Start.AddMinutes(sequence - 1), new Price(100), new Price(101), new Price(99), new Price(100),
        new Quantity(10), new Quantity(5), 1000, 3, 0);

    public static FeatureVector Features(double efficiency, double logVolatility)
    {
        FeatureVector features = default;
        features[Feature.SignedEfficiency] = efficiency;
        features[Feature.LogRootMeanSquareReturn] = logVolatility;
        return features;
    }

    /// <summary>A bar on which one regime has a probability and the others share the rest.</summary>
    public static ClosedBar Bar(long sequence, Regime regime, double probability, double? direction = null)
    {
        double rest = (1 - probability) / 3;
        double Of(Regime each) => each == regime ? probability : rest;
        FeatureVector features = default;
        features[Feature.SignedEfficiency] = direction;
        double[] posterior = [Of(Regime.Bull), Of(Regime.Bear), Of(Regime.Sideways), Of(Regime.Crisis)];
        return new ClosedBar(
            sequence, Candle(sequence), features, new StateProbabilities(posterior),
            new RegimeProbabilities(posterior[0], posterior[1], posterior[2], posterior[3]));
    }

    /// <summary>A bar of which nothing is known.</summary>
    public static ClosedBar UnknownBar(long sequence) => new(sequence, Candle(sequence), default, default, default);
}
