namespace Aetherion.Domain.Learning.Calibration;

/// <summary>
/// Makes all probabilities milder or bolder by one number: those in proportion to p^(1 / temperature) (Guo and others
/// 2017). The order of the classes stays. Fit it on rows the model was not fitted on.
/// </summary>
public sealed class TemperatureScaling : IProbabilityCalibrator
{
    private const double LogTemperatureMax = 3;
    private const double Tolerance = 1e-7;
    private static readonly double GoldenShare = (Math.Sqrt(5) - 1) / 2;

    /// <summary>A calibration with a known temperature, above 0: 1 changes nothing, more is milder.</summary>
    public TemperatureScaling(double temperature, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if (!(temperature > 0 && double.IsFinite(temperature)))
            throw new ArgumentException($"A temperature cannot be {temperature}; give one above 0.");
        Temperature = temperature;
        ClassCount = classCount;
    }

    /// <summary>What log-probabilities are divided by.</summary>
    public double Temperature { get; }

    /// <inheritdoc/>
    public int ClassCount { get; }

    /// <summary>Minimises log-loss, which has one minimum in 1 / temperature, by golden sections between e^-3 and
    /// e^3.</summary>
    public static TemperatureScaling Fit(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities)
    {
        _ = Metrics.ProbabilityMetrics.LogLoss(labels, probabilities);
        (double low, double high) = (-LogTemperatureMax, LogTemperatureMax);
        while (high - low > Tolerance)
        {
            double left = high - (GoldenShare * (high - low));
            double right = low + (GoldenShare * (high - low));
            if (Loss(labels, probabilities, left) <= Loss(labels, probabilities, right))
                high = right;
            else
                low = left;
        }

        return new TemperatureScaling(Math.Exp((low + high) / 2), probabilities.Length / labels.Length);
    }

    /// <inheritdoc/>
    public void Calibrate(Span<double> probabilities) =>
        new Powers(1 / Temperature, ClassCount).Calibrate(probabilities);

    private static double Loss(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, double logTemperature)
    {
        double[] calibrated = probabilities.ToArray();
        int classCount = calibrated.Length / labels.Length;
        Powers powers = new(Math.Exp(-logTemperature), classCount);
        for (int row = 0; row < labels.Length; row++)
            powers.Calibrate(calibrated.AsSpan(row * classCount, classCount));
        return Metrics.ProbabilityMetrics.LogLoss(labels, calibrated);
    }

    private readonly record struct Powers(double Exponent, int ClassCount)
    {
        private const double ProbabilityMin = 1e-12;

        public void Calibrate(Span<double> probabilities)
        {
            if (probabilities.Length != ClassCount)
                throw new ArgumentException($"The calibration has {ClassCount} classes, not {probabilities.Length}.");
            foreach (ref double probability in probabilities)
                probability = Exponent * Math.Log(Math.Max(probability, ProbabilityMin));
            Boosting.Softmax.Apply(probabilities);
        }
    }
}
