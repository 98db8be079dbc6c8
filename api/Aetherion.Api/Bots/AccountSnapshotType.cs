using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("AccountSnapshot")]
[GraphQLDescription("The account as it stands; its sequence is the account's version.")]
internal sealed class AccountSnapshotType(string epoch, DateTime eventTime, AccountSnapshot account)
    : StreamMessage(epoch, account.Version, eventTime), IAccountEvent
{
    [GraphQLDescription("As it stood at the sequence.")]
    public AccountType Account => new(account);
}
