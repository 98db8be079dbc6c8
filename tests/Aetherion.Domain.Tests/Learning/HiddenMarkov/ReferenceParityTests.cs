using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

/// <summary>Agreement with hmmlearn 0.3.3 on its maximum-likelihood cases.</summary>
public class ReferenceParityTests
{
    private const double ParameterTolerance = 1e-8;
    private const double LogLikelihoodTolerance = 1e-8;
    private const double ProbabilityTolerance = 1e-9;

    public static TheoryData<string, int> Cases => new()
    {
        { "hmm-small.json", 0 },
        { "hmm-4state.json", 0 },
        { "hmm-4state.json", 1 },
    };

    [Fact]
    public void Every_case_of_the_fixtures_is_compared()
    {
        foreach (IGrouping<string, (string File, int Index)> file in
            Cases.Select(row => row.Data).GroupBy(data => data.Item1))
        {
            file.Select(data => data.Index).ShouldBe(Enumerable.Range(0, ReferenceCase.Count(file.Key)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parameters_and_likelihood_agree_after_1_5_and_50_iterations(string file, int index)
    {
        ReferenceCase reference = ReferenceCase.Load(file, index);
        foreach (int iterations in (int[])[1, 5, 50])
        {
            GaussianHmmFit fit = Fit(reference, iterations);
            GaussianHmm expected = reference.Expected(iterations);
            fit.IterationCount.ShouldBe(iterations);
            ShouldAgree(fit.Model.StartProbabilities, expected.StartProbabilities, ParameterTolerance);
            ShouldAgree(fit.Model.TransitionMatrix, expected.TransitionMatrix, ParameterTolerance);
            ShouldAgree(fit.Model.Means, expected.Means, ParameterTolerance);
            ShouldAgree(fit.Model.Covariances, expected.Covariances, ParameterTolerance);
            double logLikelihood = reference.ExpectedLogLikelihood(iterations);
            fit.LogLikelihood.ShouldBe(logLikelihood, LogLikelihoodTolerance * Math.Abs(logLikelihood));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Likelihood_agrees_before_each_iteration(string file, int index)
    {
        ReferenceCase reference = ReferenceCase.Load(file, index);
        GaussianHmmFit fit = Fit(reference, 50);
        double[] expected = reference.History;
        ShouldAgree(fit.History.ToArray(), expected, LogLikelihoodTolerance * Math.Abs(expected[^1]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Filtered_and_smoothed_probabilities_path_and_criteria_agree(string file, int index)
    {
        ReferenceCase reference = ReferenceCase.Load(file, index);
        GaussianHmm model = reference.Expected(50);
        Posteriors filtered = ForwardBackward.Filter(model, reference.Window);
        Posteriors smoothed = ForwardBackward.Smooth(model, reference.Window);
        ViterbiPath path = Viterbi.Decode(model, reference.Window);
        double logLikelihood = reference.Final.GetProperty("loglik").GetDouble();
        double relative = LogLikelihoodTolerance * Math.Abs(logLikelihood);
        ShouldAgree(
            filtered.Values, ReferenceCase.Flatten(reference.Final.GetProperty("filtered")), ProbabilityTolerance);
        ShouldAgree(
            smoothed.Values, ReferenceCase.Flatten(reference.Final.GetProperty("posterior")), ProbabilityTolerance);
        path.States.ShouldBe(
            reference.Final.GetProperty("viterbi_path").EnumerateArray().Select(state => state.GetInt32()));
        path.LogProbability.ShouldBe(reference.Final.GetProperty("viterbi_logprob").GetDouble(), relative);
        smoothed.LogLikelihood.ShouldBe(logLikelihood, relative);
        model.Aic(logLikelihood).ShouldBe(reference.Final.GetProperty("aic").GetDouble(), relative);
        model.Bic(logLikelihood, reference.Window.RowCount)
            .ShouldBe(reference.Final.GetProperty("bic").GetDouble(), relative);
    }

    private static GaussianHmmFit Fit(ReferenceCase reference, int iterations) =>
        new BaumWelch(reference.Options(iterations)).FitFrom(
            reference.Start, reference.Window, null, TestContext.Current.CancellationToken);

    private static void ShouldAgree(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int index = 0; index < expected.Length; index++)
        {
            actual[index].ShouldBe(expected[index], tolerance, $"at {index}");
        }
    }
}
