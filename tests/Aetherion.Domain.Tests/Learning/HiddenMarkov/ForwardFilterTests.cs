using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

public class ForwardFilterTests
{
    [Theory]
    [InlineData(1, 1, CovarianceType.Full)]
    [InlineData(3, 3, CovarianceType.Full)]
    [InlineData(4, 6, CovarianceType.Diagonal)]
    [InlineData(7, 2, CovarianceType.Full)]
    public void Steps_equal_the_batch_filter_bit_for_bit(int stateCount, int featureCount, CovarianceType type)
    {
        GaussianHmm model = RandomModels.Create(21, stateCount, featureCount, type);
        (ObservationMatrix window, _) = new HmmSampler(model, 22).Sample(3000);
        Posteriors batch = ForwardBackward.Filter(model, window);
        ForwardFilter filter = new(model);
        double logLikelihood = 0;
        for (int row = 0; row < window.RowCount; row++)
        {
            logLikelihood += filter.Update(window.Row(row));
            filter.Probabilities.SequenceEqual(batch.Row(row)).ShouldBeTrue($"row {row}");
        }

        logLikelihood.ShouldBe(batch.LogLikelihood, 1e-8);
    }

    [Fact]
    public void Steps_near_underflow_equal_the_batch_filter_bit_for_bit()
    {
        // The observation fits state 2, which cannot be reached from state 0 in one step.
        GaussianHmm model = new(
            CovarianceType.Full, [1, 0, 0], [1, 1e-280, 0, 0, 0.5, 0.5, 0, 0, 1], [0, 5, 5000], [1, 1, 1]);
        ObservationMatrix window = new([0, 5000, 5000, 1e90, 5000, -3e99], 1);
        Posteriors batch = ForwardBackward.Filter(model, window);
        ForwardFilter filter = new(model);
        for (int row = 0; row < window.RowCount; row++)
        {
            double.IsFinite(filter.Update(window.Row(row))).ShouldBeTrue();
            filter.Probabilities.SequenceEqual(batch.Row(row)).ShouldBeTrue($"row {row}");
        }

        ForwardBackward.LogLikelihood(model, window).ShouldBe(batch.LogLikelihood);
    }

    [Fact]
    public void A_restored_filter_goes_on_bit_for_bit()
    {
        GaussianHmm model = RandomModels.Create(31, 4, 3, CovarianceType.Full);
        (ObservationMatrix window, _) = new HmmSampler(model, 32).Sample(200);
        ForwardFilter whole = new(model);
        ForwardFilter restored = new(model);
        for (int row = 0; row < window.RowCount; row++)
        {
            ForwardFilterState saved = restored.Save();
            restored = new ForwardFilter(model);
            restored.Restore(saved);
            restored.Update(window.Row(row)).ShouldBe(whole.Update(window.Row(row)));
            restored.Probabilities.SequenceEqual(whole.Probabilities).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        GaussianHmm model = RandomModels.Create(41, 4, 6, CovarianceType.Full);
        (ObservationMatrix window, _) = new HmmSampler(model, 42).Sample(100);
        ForwardFilter filter = new(model);
        filter.Update(window.Row(0));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int row = 1; row < window.RowCount; row++)
        {
            filter.Update(window.Row(row));
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void An_unusable_value_is_refused_and_changes_nothing(double value)
    {
        GaussianHmm model = RandomModels.Create(51, 3, 2, CovarianceType.Full);
        ForwardFilter filter = new(model);
        filter.Update([1, 2]);
        double[] before = filter.Probabilities.ToArray();
        Should.Throw<ArgumentException>(() => filter.Update([1, value])).Message.ShouldContain("finite");
        Should.Throw<ArgumentException>(() => filter.Update([1, 2, 3])).Message.ShouldContain("2 features");
        filter.Probabilities.ToArray().ShouldBe(before);
    }

    [Fact]
    public void Reset_forgets_all_observations()
    {
        GaussianHmm model = RandomModels.Create(61, 3, 2, CovarianceType.Full);
        ForwardFilter filter = new(model);
        double first = filter.Update([1, 2]);
        filter.IsReady.ShouldBeTrue();
        filter.Reset();
        filter.IsReady.ShouldBeFalse();
        filter.Probabilities.ToArray().ShouldBe(model.StartProbabilities.ToArray());
        filter.Update([1, 2]).ShouldBe(first);
    }

    [Fact]
    public void A_state_of_another_model_is_refused()
    {
        ForwardFilter filter = new(RandomModels.Create(71, 3, 2, CovarianceType.Full));
        ForwardFilterState[] strangers =
        [
            new([0.5, 0.5], true), new([0.5, 0.5, 0.5], true), new([double.NaN, 0.5, 0.5], true), new([2, -1, 0], true),
        ];
        foreach (ForwardFilterState stranger in strangers)
        {
            Should.Throw<ArgumentException>(() => filter.Restore(stranger)).Message.ShouldContain("afresh");
        }
    }
}
