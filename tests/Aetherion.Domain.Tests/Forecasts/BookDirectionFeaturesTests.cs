using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class BookDirectionFeaturesTests
{
    private readonly record struct Quote(long Bid, long BidSize, long Ask, long AskSize);

    [Fact]
    public void The_columns_are_the_formulas_counted_by_hand()
    {
        BookDirectionFeatures features = new();
        Update(features, new Quote(100, 5, 102, 3));
        Update(features, new Quote(100, 7, 102, 3)); // bid size +2
        Update(features, new Quote(101, 4, 102, 6)); // bid up: +4; ask size +3: -3
        Update(features, new Quote(101, 4, 103, 2)); // ask up: +6 of the level that went
        ReadOnlySpan<double> row = features.Sample();
        row[0].ShouldBe(2 / 6.0, 1e-12);
        row[1].ShouldBe((2 + 4 - 3 + 6) / ((4 + 5 + 5 + 3) / 4.0), 1e-12);
        row[2].ShouldBe((102 - 101) / 2.0, 1e-12);
        features.Sample()[1].ShouldBe(0);
    }

    [Fact]
    public void The_columns_know_the_past_alone() =>
        FutureCheck.FindBreach<Quote, (double, double, double)>(Quotes(), Run, Change).ShouldBeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_leak_of_one_quote_into_any_single_column_is_found(int column) =>
        FutureCheck.FindBreach<Quote, double>(Quotes(), quotes => Leaking(Run(quotes), column), Change).ShouldNotBeNull();

    [Fact]
    public void A_crossed_book_is_refused_and_changes_nothing()
    {
        BookDirectionFeatures features = new();
        Should.Throw<InvalidOperationException>(() => features.Sample());
        Update(features, new Quote(100, 5, 102, 3));
        Should.Throw<ArgumentException>(() => Update(features, new Quote(103, 5, 102, 3))).Message.ShouldContain("snapshot");
        features.Midpoint.ShouldBe(101);
    }

    private static void Update(BookDirectionFeatures features, Quote quote) => features.Update(
        new Price(quote.Bid), new Quantity(quote.BidSize), new Price(quote.Ask), new Quantity(quote.AskSize));

    private static (double, double, double)[] Run(IReadOnlyList<Quote> quotes)
    {
        BookDirectionFeatures features = new();
        return
        [
            .. quotes.Select(quote =>
            {
                Update(features, quote);
                ReadOnlySpan<double> row = features.Sample();
                return (row[0], row[1], row[2]);
            }),
        ];
    }

    private static double[] Leaking((double First, double Second, double Third)[] rows, int column) =>
    [
        .. rows.Skip(1).Append(rows[^1]).Select(next => column switch
        {
            0 => next.First,
            1 => next.Second,
            _ => next.Third,
        }),
    ];

    private static Quote Change(Quote quote, Random random) => quote with { BidSize = quote.BidSize + random.Next(1, 9) };

    private static Quote[] Quotes()
    {
        Random random = new(1);
        long bid = 1000;
        return
        [
            .. Enumerable.Range(0, 200).Select(_ => new Quote(
                bid += random.Next(-1, 2), random.Next(1, 50), bid + random.Next(1, 3), random.Next(1, 50))),
        ];
    }
}
