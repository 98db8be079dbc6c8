using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class BookDirectionStudyTests
{
    [Fact]
    public void A_book_that_moves_to_its_thinner_side_is_foreseen()
    {
        BookDirectionResult result = BookDirectionStudy.Run(Quotes(followsSizes: true));
        result.Accuracy.ShouldBeGreaterThan(0.9);
        result.Gain.IsAboveZero.ShouldBeTrue();
    }

    [Fact]
    public void A_book_that_moves_by_chance_is_not()
    {
        BookDirectionResult result = BookDirectionStudy.Run(Quotes(followsSizes: false));
        result.Accuracy.ShouldBeInRange(0.38, 0.62);
        result.Gain.IsAboveZero.ShouldBeFalse();
    }

    [Fact]
    public void A_recording_of_seconds_is_refused() =>
        Should.Throw<ArgumentException>(() => BookDirectionStudy.Run(Quotes(followsSizes: true).Take(50)))
            .Message.ShouldContain("longer recording");

    /// <summary>One quote a second, in its middle; sizes lean to where the price goes next, or anywhere.</summary>
    private static IEnumerable<BookQuote> Quotes(bool followsSizes)
    {
        Random random = new(2);
        long bid = 10_000;
        for (int second = 0; second < 900; second++)
        {
            bool isUp = random.Next(2) == 0;
            bool leansUp = followsSizes ? isUp : random.Next(2) == 0;
            yield return new BookQuote(
                second + 0.5, new Price(bid), new Quantity(leansUp ? 90 : 10), new Price(bid + 1), new Quantity(leansUp ? 10 : 90));
            bid += isUp ? 1 : -1;
        }
    }
}
