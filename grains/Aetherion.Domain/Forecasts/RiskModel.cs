using System.Text.Json;
using Aetherion.Domain.Learning.Linear;

namespace Aetherion.Domain.Forecasts;

/// <summary>The coefficients of the one-hour risk forecast.</summary>
public sealed class RiskModel
{
    /// <summary>Bars of the forecast.</summary>
    public const int Horizon = 60;

    private const string ResourceName = "shipped-risk-model.json";
    private const double SmearingMax = 5;

    private static readonly double LogRootHorizon = Math.Log(Horizon) / 2;

    private readonly RidgeRegression _regression;

    /// <param name="regression">From <see cref="RiskFeatures"/> to ln(volatility per bar of the next hour) less
    /// <see cref="RiskFeatures.Level"/>.</param>
    /// <param name="smearing">Half of ln(mean of exp(2 residual)) over the training window (Duan 1983): what turns the
    /// expected logarithm into an expected variance; from 0 to 5.</param>
    /// <exception cref="ArgumentException">The sizes or bounds do not fit.</exception>
    public RiskModel(RidgeRegression regression, double smearing)
    {
        ArgumentNullException.ThrowIfNull(regression);
        if (regression.FeatureCount != RiskFeatures.ColumnCount)
        {
            throw new ArgumentException(
                $"A risk model has {RiskFeatures.ColumnCount} coefficients, not {regression.FeatureCount}; train it " +
                $"on the features of version {RiskFeatures.Version}.");
        }

        if (smearing is not (>= 0 and <= SmearingMax))
            throw new ArgumentException($"The smearing lies between 0 and {SmearingMax}; {smearing} does not.");
        _regression = regression;
        Smearing = smearing;
    }

    /// <summary>Change of the log volatility per unit of each column.</summary>
    public ReadOnlySpan<double> Coefficients => _regression.Coefficients;

    /// <summary>The prediction where all columns are 0.</summary>
    public double Intercept => _regression.Intercept;

    /// <summary>What is added to the expected logarithm for the expected variance.</summary>
    public double Smearing { get; }

    /// <summary>The model that ships with the product; one for all symbols.</summary>
    public static RiskModel LoadShipped()
    {
        using Stream stream = typeof(RiskModel).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}.");
        using StreamReader reader = new(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>The forecast for the columns of a bar. Allocates nothing.</summary>
    public RiskForecast Forecast(RiskFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        double excess = _regression.Predict(features.Row);
        double logVolatility = features.Level + excess + LogRootHorizon;
        return new RiskForecast(logVolatility, Math.Exp(logVolatility + Smearing), excess);
    }

    /// <summary>Writes the model as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(
        new RiskModelContent(RiskFeatures.Version, [.. _regression.Coefficients], Intercept, Smearing),
        ForecastJsonContext.Default.RiskModelContent);

    /// <summary>Reads a model, with its sizes and bounds checked.</summary>
    /// <exception cref="ArgumentException">It is no risk model, of another version, or its numbers are out of
    /// bounds.</exception>
    public static RiskModel Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        RiskModelContent content;
        try
        {
            content = JsonSerializer.Deserialize(json, ForecastJsonContext.Default.RiskModelContent)
                ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The text is no risk model: {exception.Message}", nameof(json), exception);
        }

        if (content.FeatureVersion != RiskFeatures.Version)
        {
            throw new ArgumentException(
                $"The model is of feature version {content.FeatureVersion}, not {RiskFeatures.Version}; "
                + "train it again.");
        }

        return new RiskModel(new RidgeRegression(content.Coefficients.AsSpan(), content.Intercept), content.Smearing);
    }
}
