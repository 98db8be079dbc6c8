// Makes a new document of a given one by changing a few tokens; the same seed gives the same document.
import { Lexer, Source, TokenKind } from 'graphql';

function tokensOf(text) {
  const lexer = new Lexer(new Source(text));
  const tokens = [];
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      tokens.push(text.slice(token.start, token.end));
    }
  } catch {
    return text.split(/(\s+)/).filter((part) => part.trim() !== '');
  }
  return tokens;
}

function generator(seed) {
  let state = seed * 2654435761;
  return (count) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return state % count;
  };
}

export function mutate(text, seed, corpus) {
  const random = generator(seed);
  const tokens = tokensOf(text);
  const other = corpus[random(corpus.length)];
  const strangers = tokensOf(Array.isArray(other) ? other[0] : other);
  for (let change = random(2); change >= 0 && tokens.length > 0; change--) {
    const index = random(tokens.length);
    const names = tokens.filter((token) => /^\w/.test(token));
    switch (random(11)) {
      case 0:
        tokens.splice(index, 1);
        break;
      case 1:
        tokens.splice(index, 0, tokens[random(tokens.length)]);
        break;
      case 2:
        tokens[index] = strangers[random(strangers.length)] ?? '{';
        break;
      case 3: {
        const places = tokens.flatMap((token, place) => (/^[A-Za-z]/.test(token) ? [place] : []));
        if (places.length > 0) tokens[places[random(places.length)]] = names[random(names.length)];
        break;
      }
      case 4: {
        const values = ['1', '-1.5', '"text"', 'null', 'true', 'BROWN', '[1, 2]', '{}', '$v', '4294967296'];
        const places = tokens.flatMap((token, place) => (tokens[place - 1] === ':' ? [place] : []));
        if (places.length > 0) tokens[places[random(places.length)]] = values[random(values.length)];
        break;
      }
      case 5: {
        // The same argument, input field or variable a second time.
        const places = tokens.flatMap((token, place) => (token === ':' && place > 0 ? [place] : []));
        if (places.length === 0) break;
        const place = places[random(places.length)];
        const start = tokens[place - 2] === '$' ? place - 2 : place - 1;
        tokens.splice(start, 0, ...tokens.slice(start, place + 2));
        break;
      }
      case 6: {
        // The same directive a second time.
        const place = tokens.indexOf('@');
        const end = tokens[place + 2] === '(' ? tokens.indexOf(')', place) + 1 : place + 2;
        if (place >= 0) tokens.splice(place, 0, ...tokens.slice(place, end));
        break;
      }
      case 7:
        tokens.push(...strangers);
        break;
      case 8: {
        const types = ['FurColor', 'ComplexInput', 'Human', 'String', 'Cat', 'Pet', 'Nothing', 'CatOrDog'];
        const places = tokens.flatMap((token, place) => (['on', '...on'].includes(tokens[place - 1]) ? [place] : []));
        if (places.length > 0) tokens[places[random(places.length)]] = types[random(types.length)];
        break;
      }
      case 9: {
        const types = ['Dog', 'Pet', 'Human', 'Nest', 'Query', '[CatOrDog]', 'Int', 'ID', '[Int!]'];
        const places = tokens.flatMap((token, place) => (tokens[place - 3] === '$' && tokens[place - 1] === ':' ? [place] : []));
        if (places.length > 0) tokens[places[random(places.length)]] = types[random(types.length)];
        else tokens.push('fragment', 'G', 'on', 'Dog', '{', 'name', '...', 'G', '}');
        break;
      }
      default: {
        const second = random(tokens.length);
        [tokens[index], tokens[second]] = [tokens[second], tokens[index]];
      }
    }
  }
  return tokens.join(random(2) === 0 ? ' ' : '\n');
}
