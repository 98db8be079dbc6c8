using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("Account")]
[GraphQLDescription("A paper account; amounts in its currency.")]
internal sealed class AccountType(AccountSnapshot account) : INode
{
    [ID]
    [GraphQLDescription("Identifies the account for account, accountChanged, node and mutations.")]
    public string Id => NodeIds.OfAccount(account.Key);

    [GraphQLDescription("The currency of all its amounts, such as USD.")]
    public string Currency => account.Currency;

    [GraphQLDescription("What it was opened with.")]
    public decimal InitialBalance => account.InitialBalance;

    [GraphQLDescription("Cash, what is reserved included.")]
    public decimal Balance => account.Balance;

    [GraphQLDescription("Held back for orders under way.")]
    public decimal Reserved => account.Reserved;

    [GraphQLDescription("What new orders may use.")]
    public decimal Free => account.Free;

    [GraphQLDescription("What its bots may order.")]
    public TradingState TradingState => account.TradingState;

    [GraphQLDescription("Grows with each change: what expectedVersion is compared with.")]
    public long Version => account.Version;
}
