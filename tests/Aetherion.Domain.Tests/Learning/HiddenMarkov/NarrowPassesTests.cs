using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

/// <summary>
/// Models whose states fit one vector have passes of their own, and those of two and of three features sums of their own. The
/// general passes are the oracle: the same model with two more states, which nothing enters and which lie where state 0
/// does, takes them, and must give the same bits.
/// </summary>
public class NarrowPassesTests
{
    private const int Extra = 2;
    private const int RowCount = 1_000;

    public static TheoryData<int, int, CovarianceType> Models => new()
    {
        { 3, 3, CovarianceType.Full },
        { 4, 3, CovarianceType.Full },
        { 3, 3, CovarianceType.Diagonal },
        { 3, 2, CovarianceType.Full },
        { 4, 2, CovarianceType.Full },
        { 4, 2, CovarianceType.Diagonal },
        { 3, 5, CovarianceType.Full },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Filtering_smoothing_and_scoring_have_the_bits_of_the_general_passes(
        int stateCount, int featureCount, CovarianceType type)
    {
        (GaussianHmm narrow, GaussianHmm wide, ObservationMatrix window) = Draw(stateCount, featureCount, type);
        ForwardBackward.LogLikelihood(narrow, window).ShouldBe(ForwardBackward.LogLikelihood(wide, window));
        ShouldBeEqual(ForwardBackward.Filter(narrow, window), ForwardBackward.Filter(wide, window));
        ShouldBeEqual(ForwardBackward.Smooth(narrow, window), ForwardBackward.Smooth(wide, window));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Decoding_has_the_path_of_the_general_pass(int stateCount, int featureCount, CovarianceType type)
    {
        (GaussianHmm narrow, GaussianHmm wide, ObservationMatrix window) = Draw(stateCount, featureCount, type);
        ViterbiPath path = Viterbi.Decode(narrow, window);
        ViterbiPath expected = Viterbi.Decode(wide, window);
        path.States.ShouldBe(expected.States);
        path.LogProbability.ShouldBe(expected.LogProbability);
        path.States.Distinct().Count().ShouldBe(stateCount);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void An_iteration_has_the_bits_of_the_general_sums(int stateCount, int featureCount, CovarianceType type)
    {
        (GaussianHmm narrow, GaussianHmm wide, ObservationMatrix window) = Draw(stateCount, featureCount, type);
        BaumWelchOptions once = new()
        {
            CovarianceType = type,
            StateCount = stateCount,
            MaxIterations = 1,
            Tolerance = double.NegativeInfinity,
        };
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        BaumWelchOptions wider = once with { StateCount = stateCount + Extra };
        GaussianHmm fitted = new BaumWelch(once).FitFrom(narrow, window, null, cancellation).Model;
        GaussianHmm expected = new BaumWelch(wider).FitFrom(wide, window, null, cancellation).Model;
        for (int state = 0; state < stateCount; state++)
        {
            fitted.Mean(state).ToArray().ShouldBe(expected.Mean(state).ToArray());
            fitted.TransitionsFrom(state).ToArray()
                .ShouldBe(expected.TransitionsFrom(state)[..stateCount].ToArray());
            for (int row = 0; row < featureCount; row++)
            {
                for (int column = 0; column < featureCount; column++)
                    fitted.Covariance(state, row, column).ShouldBe(expected.Covariance(state, row, column));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_equally_probable_paths_the_one_through_the_lowest_states_is_taken(int stateCount)
    {
        double[] even = [.. Enumerable.Repeat(1.0 / stateCount, stateCount)];
        double[] transitions = [.. Enumerable.Range(0, stateCount).SelectMany(_ => even)];
        double[] variances = [.. Enumerable.Repeat(1.0, stateCount)];
        GaussianHmm model = new(CovarianceType.Diagonal, even, transitions, new double[stateCount], variances);
        Viterbi.Decode(model, new ObservationMatrix([0.5, -1, 2, 0, 1], 1)).States.ShouldAllBe(state => state == 0);
    }

    private static (GaussianHmm Narrow, GaussianHmm Wide, ObservationMatrix Window) Draw(
        int stateCount, int featureCount, CovarianceType type)
    {
        GaussianHmm narrow = RandomModels.Create(stateCount + featureCount, stateCount, featureCount, type);
        return (narrow, Widen(narrow), new HmmSampler(narrow, 7).Sample(RowCount).Window);
    }

    private static GaussianHmm Widen(GaussianHmm model)
    {
        double[] nothing = new double[Extra];
        IEnumerable<int> states = Enumerable.Range(0, model.StateCount).Concat(Enumerable.Repeat(0, Extra));
        double[] first = [1, .. new double[model.StateCount + Extra - 1]];
        return new GaussianHmm(
            model.CovarianceType,
            [.. model.StartProbabilities, .. nothing],
            [
                .. Enumerable.Range(0, model.StateCount).SelectMany<int, double>(
                    state => [.. model.TransitionsFrom(state), .. nothing]),
                .. first,
                .. first,
            ],
            [.. states.SelectMany(state => model.Mean(state).ToArray())],
            [.. states.SelectMany(state => Covariances(model, state))]);
    }

    private static IEnumerable<double> Covariances(GaussianHmm model, int state) =>
        Enumerable.Range(0, model.FeatureCount).SelectMany(row => Enumerable.Range(0, model.FeatureCount)
            .Where(column => model.CovarianceType == CovarianceType.Full || column == row)
            .Select(column => model.Covariance(state, row, column)));

    private static void ShouldBeEqual(Posteriors narrow, Posteriors wide)
    {
        for (int row = 0; row < narrow.RowCount; row++)
            narrow.Row(row).ToArray().ShouldBe(wide.Row(row)[..narrow.StateCount].ToArray());
    }
}
