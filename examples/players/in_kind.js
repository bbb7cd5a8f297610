// The player of in_kind.py in JavaScript, for Node:
// exercise simulate next_four_years --us 'run:node examples/players/in_kind.js'
const say = (message) => process.stdout.write(JSON.stringify(message) + "\n");

let side, rival, stance, last;

// The cheapest playable cards of a stance, as many as may be played and paid for.
function order(view, wanted) {
  let left = view.capital ? view.capital[side] : 0;
  const chosen = [];
  const cards = view.hand.filter((one) => one.playable && stance[one.card] === wanted);
  for (const one of cards.sort((a, b) => a.cost - b.cost)) {
    if (chosen.length < view.plays.max && one.cost <= left) {
      chosen.push(one.card);
      left -= one.cost;
    }
  }
  return chosen;
}

function hear(message) {
  if (message.say === "hello") {
    side = message.side;
    rival = side === "us" ? "china" : "us";
    stance = Object.fromEntries(message.deck.cards.map((card) => [card.id, card.stance]));
    say({ hello: 1, name: "in_kind" });
  } else if (message.say === "begin") {
    last = "engage";
  } else if (message.say === "ask") {
    for (const notice of message.news) {
      if (notice.kind === "resolution") last = notice.posture[rival];
    }
    const answer = { n: message.n, move: message.for };
    if (message.for === "signal") answer.posture = last;
    if (message.for === "orders") answer.cards = order(message.view, last);
    say(answer); // a team or an aim that is not named is left to chance
  } else if (message.say === "refused") {
    for (const reason of message.reasons) console.error(reason.text);
    say({ n: message.n, move: "orders", cards: [] });
  }
}

require("readline").createInterface({ input: process.stdin }).on("line", (line) => hear(JSON.parse(line)));
