using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("FundingPayment")]
[GraphQLDescription("What holders of positions paid at a funding time, by the last rate that the venue told before it.")]
internal sealed record FundingPaymentType(
    [property: GraphQLDescription("When it was paid.")]
    DateTime Time,
    [property: GraphQLDescription("A fraction of the position's value; paid by the long where it is above 0, by the short below.")]
    decimal Rate,
    [property: GraphQLDescription("The last mark price before it.")]
    decimal MarkPrice)
{
    public static FundingPaymentType Of(FundingPayment payment) => new(payment.Time, payment.Rate, payment.MarkPrice);
}
