using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("Account")]
[GraphQLDescription("A paper account; amounts in its currency.")]
internal sealed class AccountType(AccountSnapshot account) : INode
{
    [ID]
    public string Id => NodeIds.OfAccount(account.Key);

    public string Currency => account.Currency;

    public decimal InitialBalance => account.InitialBalance;

    [GraphQLDescription("Cash, what is reserved included.")]
    public decimal Balance => account.Balance;

    [GraphQLDescription("Held back for orders under way.")]
    public decimal Reserved => account.Reserved;

    [GraphQLDescription("What new orders may use.")]
    public decimal Free => account.Free;

    public TradingState TradingState => account.TradingState;

    public long Version => account.Version;
}
