using System.Text.Json;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>The greatest differences from hmmlearn over all its maximum-likelihood cases.</summary>
internal sealed class HiddenMarkovParity
{
    private const double Trillionth = 1e-12;
    private const double ParameterTrillionthsMax = 10_000;
    private const double LogLikelihoodTrillionthsMax = 10_000;
    private const double ProbabilityTrillionthsMax = 1_000;

    private int _caseCount;
    private double _parameters;
    private double _logLikelihood;
    private double _probabilities;
    private int _pathDifferences;

    public static IEnumerable<Figure> Run()
    {
        HiddenMarkovParity parity = new();
        foreach (var file in (string[])["hmm-small.json", "hmm-4state.json"])
        {
            using var document = JsonDocument.Parse(File.ReadAllText(RepositoryPaths.Shared($"reference/{file}")));
            foreach (var each in document.RootElement.GetProperty("cases").EnumerateArray())
                parity.Compare(each);
        }
        return parity.Figures();
    }

    private Figure[] Figures()
    {
        var note = $"greatest of {_caseCount} cases";
        return
        [
            Figure.AtMost(
                "hmm parity of parameters", _parameters / Trillionth, "1e-12", ParameterTrillionthsMax,
                $"{note} after 1, 5 and 50 iterations; hmmlearn 0.3.3"),
            Figure.AtMost(
                "hmm parity of log-likelihood", _logLikelihood / Trillionth, "1e-12", LogLikelihoodTrillionthsMax,
                $"relative; {note}"),
            Figure.AtMost(
                "hmm parity of probabilities", _probabilities / Trillionth, "1e-12", ProbabilityTrillionthsMax,
                $"filtered and smoothed; {note}"),
            Figure.AtMost("hmm Viterbi differences", _pathDifferences, "rows", 0, note),
        ];
    }

    private void Compare(JsonElement json)
    {
        _caseCount++;
        var type = json.GetProperty("covariance_type").GetString() == "diag"
            ? CovarianceType.Diagonal
            : CovarianceType.Full;
        var window = ObservationMatrix.FromRows([.. json.GetProperty("observations").EnumerateArray().Select(Flatten)]);
        var start = Model(json.GetProperty("init"), type);
        var expected = json.GetProperty("updates").GetProperty("maximum_likelihood");
        foreach (var iterations in (int[])[1, 5, 50])
            CompareFit(start, window, iterations, expected.GetProperty("iterations").GetProperty($"{iterations}"));
        var final = expected.GetProperty("final");
        var model = Model(expected.GetProperty("iterations").GetProperty("50"), type);
        _probabilities = Math.Max(
            _probabilities,
            Math.Max(
                Greatest(ForwardBackward.Filter(model, window).Values, Flatten(final.GetProperty("filtered"))),
                Greatest(ForwardBackward.Smooth(model, window).Values, Flatten(final.GetProperty("posterior")))));
        _pathDifferences += Viterbi.Decode(model, window).States
            .Zip(Flatten(final.GetProperty("viterbi_path")), (ours, theirs) => ours == theirs ? 0 : 1).Sum();
    }

    private void CompareFit(GaussianHmm start, ObservationMatrix window, int iterations, JsonElement json)
    {
        BaumWelchOptions options = new()
        {
            StateCount = start.StateCount,
            CovarianceType = start.CovarianceType,
            MaxIterations = iterations,
            Tolerance = double.NegativeInfinity,
        };
        var fit = new BaumWelch(options).FitFrom(start, window);
        var expected = Model(json, start.CovarianceType);
        _parameters = new[]
        {
            _parameters,
            Greatest(fit.Model.StartProbabilities, expected.StartProbabilities),
            Greatest(fit.Model.TransitionMatrix, expected.TransitionMatrix),
            Greatest(fit.Model.Means, expected.Means),
            Greatest(fit.Model.Covariances, expected.Covariances),
        }.Max();
        var logLikelihood = json.GetProperty("loglik_after").GetDouble();
        _logLikelihood = Math.Max(_logLikelihood, Math.Abs((fit.LogLikelihood / logLikelihood) - 1));
    }

    private static GaussianHmm Model(JsonElement json, CovarianceType type) => new(
        type,
        Flatten(json.GetProperty("startprob")),
        Flatten(json.GetProperty("transmat")),
        Flatten(json.GetProperty("means")),
        Flatten(json.GetProperty("covars")));

    private static double[] Flatten(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().SelectMany(Flatten)]
        : [element.GetDouble()];

    private static double Greatest(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        double greatest = 0;
        for (var index = 0; index < expected.Length; index++)
            greatest = Math.Max(greatest, Math.Abs(actual[index] - expected[index]));
        return greatest;
    }
}
