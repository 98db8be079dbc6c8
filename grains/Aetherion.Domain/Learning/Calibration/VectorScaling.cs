using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Learning.Calibration;

/// <summary>
/// Calibrates probabilities of several classes by a scale and a bias for each class's log-probability, followed by a
/// softmax (vector scaling, Guo and others 2017). Fit it on rows the model was not fitted on.
/// </summary>
public sealed class VectorScaling : IProbabilityCalibrator
{
    private const double ProbabilityMin = 1e-12;
    private const int IterationsMax = 100;
    private const double StepTolerance = 1e-10;

    private readonly double[] _scales;
    private readonly double[] _biases;

    /// <summary>A calibration with known scales and biases, one per class, all finite.</summary>
    public VectorScaling(ReadOnlySpan<double> scales, ReadOnlySpan<double> biases)
    {
        if (scales.Length < 2 || scales.Length != biases.Length)
            throw new ArgumentException($"Got {scales.Length} scales and {biases.Length} biases; give one per class.");
        foreach (double value in (double[])[.. scales, .. biases])
        {
            if (!double.IsFinite(value))
                throw new ArgumentException($"A scale or bias is {value}; all must be finite.");
        }

        _scales = scales.ToArray();
        _biases = biases.ToArray();
    }

    /// <inheritdoc/>
    public int ClassCount => _scales.Length;

    /// <summary>What each class's log-probability is multiplied by.</summary>
    public ReadOnlySpan<double> Scales => _scales;

    /// <summary>What is then added to it.</summary>
    public ReadOnlySpan<double> Biases => _biases;

    /// <summary>Minimises log-loss plus a penalty on the distance from no change, by Newton's method with halved
    /// steps.</summary>
    /// <param name="labels">The true class of each row.</param>
    /// <param name="probabilities">The model's probabilities, row by row.</param>
    /// <param name="penalty">Times the sum of (scale - 1)^2 and bias^2, beside the mean log-loss; above 0.</param>
    public static VectorScaling Fit(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, double penalty = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(penalty);
        double loss = Metrics.ProbabilityMetrics.LogLoss(labels, probabilities);
        int classCount = probabilities.Length / labels.Length;
        double[] parameters = new double[2 * classCount];
        parameters.AsSpan(0, classCount).Fill(1);
        for (int iteration = 0; iteration < IterationsMax; iteration++)
        {
            double[] step = NewtonStep(labels, probabilities, parameters, penalty);
            double next = double.PositiveInfinity;
            double[] tried = parameters;
            for (double share = 1; share > StepTolerance && !(next < loss); share /= 2)
            {
                tried = [.. parameters.Zip(step, (parameter, change) => parameter - (share * change))];
                next = Loss(labels, probabilities, tried, penalty);
            }

            if (!(next < loss - StepTolerance))
                break;
            (parameters, loss) = (tried, next);
        }

        return Of(parameters);
    }

    /// <inheritdoc/>
    public void Calibrate(Span<double> probabilities)
    {
        if (probabilities.Length != ClassCount)
            throw new ArgumentException($"The calibration has {ClassCount} classes, not {probabilities.Length}.");
        for (int label = 0; label < _scales.Length; label++)
        {
            double log = Math.Log(Math.Max(probabilities[label], ProbabilityMin));
            probabilities[label] = (_scales[label] * log) + _biases[label];
        }

        Boosting.Softmax.Apply(probabilities);
    }

    private static VectorScaling Of(double[] parameters) =>
        new(parameters.AsSpan(0, parameters.Length / 2), parameters.AsSpan(parameters.Length / 2));

    private static double Loss(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, double[] parameters, double penalty)
    {
        VectorScaling scaling = Of(parameters);
        double[] row = new double[scaling.ClassCount];
        double sum = 0;
        for (int index = 0; index < labels.Length; index++)
        {
            probabilities.Slice(index * row.Length, row.Length).CopyTo(row);
            scaling.Calibrate(row);
            sum -= Math.Log(Math.Max(row[labels[index]], ProbabilityMin));
        }

        return (sum / labels.Length) + (penalty * Enumerable.Range(0, parameters.Length)
            .Sum(index => Math.Pow(parameters[index] - (index < row.Length ? 1 : 0), 2)));
    }

    private static double[] NewtonStep(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, double[] parameters, double penalty)
    {
        VectorScaling scaling = Of(parameters);
        int classes = scaling.ClassCount;
        double[] gradient = new double[2 * classes];
        double[] hessian = new double[4 * classes * classes];
        double[] calibrated = new double[classes];
        double[] inputs = new double[2 * classes];
        inputs.AsSpan(classes).Fill(1);
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<double> raw = probabilities.Slice(row * classes, classes);
            raw.CopyTo(calibrated);
            scaling.Calibrate(calibrated);
            for (int label = 0; label < classes; label++)
                inputs[label] = Math.Log(Math.Max(raw[label], ProbabilityMin));
            AddRow(labels[row], calibrated, inputs, 1.0 / labels.Length, gradient, hessian);
        }

        for (int index = 0; index < gradient.Length; index++)
        {
            gradient[index] += 2 * penalty * (parameters[index] - (index < classes ? 1 : 0));
            hessian[(index * gradient.Length) + index] += 2 * penalty;
        }

        return Cholesky.Solve(hessian, gradient);
    }

    /// <summary>Adds one row's first and second derivatives by scales, then biases; the lower half is enough.</summary>
    private static void AddRow(
        int label, double[] calibrated, double[] inputs, double weight, double[] gradient, double[] hessian)
    {
        int classes = calibrated.Length;
        for (int first = 0; first < inputs.Length; first++)
        {
            double probability = calibrated[first % classes];
            gradient[first] += weight * (probability - (first % classes == label ? 1 : 0)) * inputs[first];
            for (int second = 0; second <= first; second++)
            {
                double same = first % classes == second % classes ? 1 : 0;
                hessian[(first * inputs.Length) + second] += weight * probability
                    * (same - calibrated[second % classes]) * inputs[first] * inputs[second];
            }
        }
    }
}
